import { assertEquals } from "@std/assert";
import { contactEvents } from "./contact_lists.ts";

Deno.test("Events that carry the id of their person are told apart by name and second", () => {
  const event = { id: "person-1", event_name: "placed-order", created_at: 1_700_000_000 };
  const ids = [
    event,
    { ...event, created_at: 1_700_000_001 },
    { ...event, event_name: "viewed-order" },
    { ...event, id: undefined },
    { event_name: "placed-order" },
  ].map((each) => contactEvents.identify(JSON.parse(JSON.stringify(each))));
  assertEquals(ids, [
    "person-1 placed-order 1700000000",
    "person-1 placed-order 1700000001",
    "person-1 viewed-order 1700000000",
    "placed-order 1700000000",
    undefined,
  ]);
});
