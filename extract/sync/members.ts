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
  for await (const owners of readPages(client, read.owners(client))) {
    for (const owner of owners.records) {
      const parentId = idText(owner["id"]);
      if (parentId === undefined) {
        throw new ContractError(
          `Cannot read "${stream.name}" as each owner must be identified: its id is missing`,
        );
      }
      let expected = 0;
      for await (const page of readPages(client, read.members(parentId))) {
        expected = page.totalCount ?? expected + page.records.length;
        tally.read += page.records.length;
        for (const member of page.records) {
          landing.addSeen({ recordId: identityOf(stream, member), parentId });
          landing.add(stream, read.reference(member), { parentId });
        }
        await landing.settle();
      }
      tally.expected = (tally.expected ?? 0) + expected;
    }
  }
  await landing.finish();
  const shown = await warehouse.countSeen(stream.name);
  const isWhole = shown >= (tally.expected ?? 0);
  // What a search left out is not gone.
  if (isWhole) tally.deleted += await warehouse.markUnseen(stream.name);
  else tally.gaps.push(showedTooFew(shown, tally.expected ?? 0));
}
