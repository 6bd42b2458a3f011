import { assertEquals } from "@std/assert";
import { faultCases, type FaultOutcome, playCase } from "./fault_matrix.ts";
import { reliabilityText } from "./fault_matrix_table.ts";

const isWindows = Deno.build.os === "windows";

const played = new Map<string, FaultOutcome>();

for (const fault of faultCases) {
  Deno.test({
    name: `${fault.id}: ${fault.rule}`,
    ignore: isWindows && fault.needsUnix === true,
    fn: async () => {
      played.set(fault.id, await playCase(fault));
    },
  });
}

Deno.test({
  name: "docs/reliability.md holds what the cases come to (deno task reliability writes it)",
  ignore: isWindows,
  fn: async () => {
    const outcomes: FaultOutcome[] = [];
    for (const fault of faultCases) outcomes.push(played.get(fault.id) ?? await playCase(fault));
    assertEquals(await Deno.readTextFile("docs/reliability.md"), reliabilityText(outcomes));
  },
});

Deno.test("each case of the fault matrix has an id and a rule of its own", () => {
  assertEquals(new Set(faultCases.map(({ id }) => id)).size, faultCases.length);
  assertEquals(new Set(faultCases.map(({ rule }) => rule)).size, faultCases.length);
});
