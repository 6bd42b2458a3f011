import { assertEquals } from "@std/assert";
import { describeTables } from "./demo_tables.ts";

Deno.test("`describeTables()` names tables by subject within the width, and says how many are empty", () => {
  const tables = [
    { name: "users", subject: "people", rows: 1052 },
    { name: "leads", subject: "people", rows: 448 },
    { name: "tags", subject: "labels", rows: 24 },
    { name: "calls", subject: "people", rows: 0 },
  ];
  assertEquals(describeTables(tables, 24), [
    "people  users 1,052",
    "        leads 448",
    "labels  tags 24",
    "",
    "Empty, as their streams were not loaded or there is nothing: 1",
  ]);
  assertEquals(describeTables(tables.slice(0, 2), 40), ["people  users 1,052, leads 448"]);
});
