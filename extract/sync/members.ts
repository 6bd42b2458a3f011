import { idText } from "../api/json.ts";
import { readPages } from "../api/pages.ts";
import { ContractError } from "../errors.ts";
import type { MembersRead, Stream } from "../streams/stream.ts";
import type { StreamContext } from "./context.ts";
import { Landing } from "./landing.ts";

/** Reads who belongs to each owner. Who is no longer found there is marked as deleted. */
export async function readMembers(
  context: StreamContext,
  stream: Stream<MembersRead>,
): Promise<void> {
  const { client, warehouse } = context;
  const { read } = stream;
  const tally = context.tally(stream);
  const landing = new Landing(context, stream, { tracksSeen: true });
  await warehouse.beginWalk(stream.name);
  for await (const owners of readPages(client, read.owners(client))) {
    for (const owner of owners.records) {
      const parentId = idText(owner["id"]);
      if (parentId === undefined) {
        throw new ContractError(
          `Cannot read "${stream.name}" as each owner must be identified: its id is missing`,
        );
      }
      let [shown, expected] = [0, 0];
      for await (const page of readPages(client, read.members(parentId))) {
        shown += page.records.length;
        expected = page.totalCount ?? shown;
        for (const member of page.records) {
          landing.add(stream, read.reference(member), { parentId });
        }
        await landing.settle();
      }
      tally.read += shown;
      tally.expected = (tally.expected ?? 0) + expected;
      if (shown < expected) tally.gaps.push(`The search showed ${shown} of ${expected} records`);
    }
  }
  await landing.finish();
  // What a search left out is not gone.
  if (tally.gaps.length === 0) tally.deleted += await warehouse.markUnseen(stream.name);
}
