import { assertEquals } from "@std/assert";
import { textTable } from "./text_table.ts";

Deno.test("`textTable()` aligns numbers to the right and words to the left", () => {
  const rows = [
    { week: new Date("2026-05-25T00:00:00Z"), opened_by: "lead", parts: 1_234n },
    { week: new Date("2026-05-18T00:00:00Z"), opened_by: null, parts: 9 },
  ];
  assertEquals(textTable(rows), [
    "week         opened by   parts",
    "2026-05-25   lead        1,234",
    "2026-05-18   –               9",
  ]);
});

Deno.test("`textTable()` of no rows is no lines", () => {
  assertEquals(textTable([]), []);
});
