import { idText } from "../api/json.ts";
import { readPages } from "../api/pages.ts";
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
      if (parentId === undefined) continue;
      for await (const page of readPages(client, read.members(parentId))) {
        tally.read += page.records.length;
        for (const member of page.records) {
          landing.add(stream, read.reference(member), { parentId });
        }
        await landing.settle();
      }
    }
  }
  await landing.finish();
  tally.expected = tally.read;
  tally.deleted += await warehouse.markUnseen(stream.name);
}
