import { idText } from "../api/json.ts";
import { readPages } from "../api/pages.ts";
import { ContractError } from "../errors.ts";
import type { MembersRead, Stream } from "../streams/stream.ts";
import type { StreamContext } from "./context.ts";
import { identityOf, Landing } from "./landing.ts";
import { showedTooFew } from "./tally.ts";

/** Reads who belongs to each owner. Who is no longer found there is marked as deleted. */
export async function readMembers(
  context: StreamContext,
  stream: Stream<MembersRead>,
): Promise<void> {
  const { client, warehouse } = context;
  const { read } = stream;
  const tally = context.tally(stream);
  const landing = new Landing(context, stream);
  await warehouse.beginWalk(stream.name);
  for await (const parentId of ownersOf(context, stream)) {
    let expected = 0;
    for await (const page of readPages(client, read.members(parentId))) {
      expected = page.totalCount ?? expected + page.records.length;
      tally.read += page.records.length;
      for (const member of page.records) {
        landing.addSeen({ recordId: identityOf(stream, member), parentId });
        landing.add(stream, read.kept(member), { parentId });
      }
      await landing.settle();
    }
    tally.expected = (tally.expected ?? 0) + expected;
  }
  await landing.finish();
  const shown = await warehouse.countSeen(stream.name);
  const isWhole = shown >= (tally.expected ?? 0);
  // What a search left out is not gone.
  if (isWhole) tally.deleted += await warehouse.markUnseen(stream.name);
  else tally.gaps.push(showedTooFew(shown, tally.expected ?? 0));
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
