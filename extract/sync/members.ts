import { idText } from "../api/json.ts";
import { readPages } from "../api/pages.ts";
import { ContractError } from "../errors.ts";
import type { MembersRead, Stream } from "../streams/stream.ts";
import type { StreamContext } from "./context.ts";
import { identityOf, Landing } from "./landing.ts";
import { CHANGED_MEANWHILE, ListLength, MAX_WALKS } from "./list_length.ts";
import { showedTooFew } from "./tally.ts";

/** Reads who belongs to each owner. Who is no longer found there is marked as deleted. */
export async function readMembers(
  context: StreamContext,
  stream: Stream<MembersRead>,
): Promise<void> {
  const { warehouse, settings } = context;
  const tally = context.tally(stream);
  const landing = new Landing(context, stream);
  const whole: string[] = [];
  let isAllWhole = true;
  await warehouse.beginWalk(stream.name);
  for await (const parentId of ownersOf(context, stream)) {
    const isWhole = await readUntilWhole(context, stream, { landing, parentId });
    if (isWhole) whole.push(parentId);
    isAllWhole &&= isWhole;
  }
  // Owners that the operator did not name are not gone, nor is what a list left out.
  const isNamed = !("request" in stream.read.owners(settings));
  if (isNamed) tally.deleted += await warehouse.markUnseen(stream.name, whole);
  else if (isAllWhole) tally.deleted += await warehouse.markUnseen(stream.name);
}

/** Reads the members of one owner until as many were shown as there are, and the list stood still meanwhile. */
async function readUntilWhole(
  context: StreamContext,
  stream: Stream<MembersRead>,
  { landing, parentId }: { readonly landing: Landing; readonly parentId: string },
): Promise<boolean> {
  const { client, warehouse } = context;
  const tally = context.tally(stream);
  for (let walks = 1;; walks++) {
    const length = new ListLength();
    for await (const page of readPages(client, stream.read.members(parentId))) {
      length.observe(page.totalCount);
      tally.read += page.records.length;
      for (const member of page.records) {
        landing.addSeen({ recordId: identityOf(stream, member), parentId }, parentId);
        landing.add(stream, stream.read.kept(member), { parentId });
      }
      await landing.settle();
    }
    await landing.finish();
    const shown = await warehouse.countSeen(stream.name, parentId);
    const { total = shown, isQuiet } = length;
    const isWhole = shown >= total && isQuiet;
    if (isWhole || walks === MAX_WALKS) {
      tally.expected = (tally.expected ?? 0) + total;
      if (!isWhole) {
        tally.gaps.push(shown < total ? showedTooFew(shown, total) : CHANGED_MEANWHILE);
      }
      return isWhole;
    }
    if (!isQuiet) await warehouse.beginWalk(stream.name, parentId);
  }
}

/** The ids of the owners. */
async function* ownersOf(
  { client, settings }: StreamContext,
  stream: Stream<MembersRead>,
): AsyncGenerator<string> {
  const owners = stream.read.owners(settings);
  if (!("request" in owners)) {
    yield* owners;
    return;
  }
  for await (const page of readPages(client, owners)) {
    for (const owner of page.records) {
      const ownerId = idText(owner["id"]);
      if (ownerId === undefined) {
        throw new ContractError(
          `Cannot read "${stream.name}" as each owner must be identified: its id is missing`,
        );
      }
      yield ownerId;
    }
  }
}
