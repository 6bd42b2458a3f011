import { faultCases, type FaultOutcome, playCase } from "../tests/fault_matrix.ts";
import { reliabilityText } from "../tests/fault_matrix_table.ts";

const FILE = "docs/reliability.md";

if (import.meta.main) {
  const outcomes: FaultOutcome[] = [];
  for (const fault of faultCases) {
    console.log(`${fault.id}: ${fault.rule}`);
    outcomes.push(await playCase(fault));
  }
  await Deno.writeTextFile(FILE, reliabilityText(outcomes));
  console.log(`${FILE}: ${outcomes.length} cases`);
}
