import type { Check } from "./doctor.ts";
import { alignedLines } from "./table.ts";

/** What was looked at, for people: a line each, and what to do below it. */
export function doctorText(checks: readonly Check[]): string {
  const lines = alignedLines(
    checks.map(({ result, check, found }) => [result, check, found]),
    { texts: 3 },
  );
  const told = checks.flatMap(({ cure, result }, at) => [
    lines[at] ?? "",
    ...(cure === undefined ? [] : [`${" ".repeat(result.length)}  → ${cure}`]),
  ]);
  const [warned, failed] = (["warn", "fail"] as const).map((result) =>
    checks.filter((one) => one.result === result).length
  );
  const end = failed === 0
    ? `All is well${warned === 0 ? "" : `, with ${warned} to look at`}`
    : `${failed} must be cured before a run can do its work`;
  return [...told, end, ""].join("\n");
}

/** Whether a run can do its work. */
export function isWell(checks: readonly Check[]): boolean {
  return checks.every(({ result }) => result !== "fail");
}
