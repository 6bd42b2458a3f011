import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { markdownTable, type Section, writeSections } from "./benchmarks_page.ts";

const names = ["one", "two"];

function section(name: string, figure: string): Section {
  return { name, title: `Of ${name}`, how: "So.", rows: [{ figure }], circumstances: "Here." };
}

Deno.test("`writeSections()` puts sections in the order of the page, whatever order they come in", () => {
  const page = writeSections("", [section("two", "2"), section("one", "1")], names);
  assert(page.startsWith("# Benchmarks\n"));
  assert(page.indexOf("## Of one") < page.indexOf("## Of two"));
});

Deno.test("`writeSections()` leaves sections as they are that were not measured again", () => {
  const before = writeSections("", [section("one", "1"), section("two", "2")], names);
  const after = writeSections(before, [section("two", "3")], names);
  assertEquals(after, before.replace("| 2 |", "| 3 |"));
  assertEquals(writeSections(after, [], names), after);
});

Deno.test("`markdownTable()` separates thousands and shows what is not known as a dash", () => {
  assertStringIncludes(markdownTable([{ rows: 1_234, met: null }]).join("\n"), "| 1,234 | – |");
});
