import { assertEquals } from "@std/assert";
import { liveRows, pageOf, time, withParts, withRuns } from "./fake_runs.ts";

Deno.test("a conversation of forty megabytes lands whole, and those beside it", () => {
  const ids = Array.from({ length: 10 }, (_, index) => String(index));
  const body = "x".repeat(80_000);
  const parts = Array.from({ length: 500 }, (_, index) => ({ id: `p${index}`, body }));
  return withRuns((operation) => {
    if (operation === "POST /conversations/search") {
      return pageOf("conversations", ids.map((id) => ({ id, updated_at: time })));
    }
    const id = operation.replace("GET /conversations/", "");
    if (!ids.includes(id)) return undefined;
    return withParts(id, id === "3" ? parts : [{ id: `part of ${id}` }]);
  }, async ({ again, rows }) => {
    const result = await again({ streams: ["conversations"] });
    assertEquals([result.status, result.inserted], ["ok", 10]);
    assertEquals((await rows(liveRows("conversation_parts"))).length, 509);
  });
});
