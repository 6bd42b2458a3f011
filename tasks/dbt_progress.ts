/** How far a dbt command is. */
export interface DbtProgress {
  readonly done: number;
  readonly total: number;
}

/** What one line of dbt's output says about how far it is; undefined when it says nothing about that. */
export function readDbtProgress(line: string): DbtProgress | undefined {
  const match = /^\S+\s+(\d+) of (\d+) (?!START)/.exec(line);
  return match === null ? undefined : { done: Number(match[1]), total: Number(match[2]) };
}

/** The closing count of a dbt command, such as `340 passed, 0 warned, 0 failed, 0 skipped`. */
export function readDbtSummary(log: string): string | undefined {
  const match = /Done\. PASS=(\d+) WARN=(\d+) ERROR=(\d+) SKIP=(\d+)/.exec(log);
  if (match === null) return undefined;
  const [, passed, warned, failed, skipped] = match;
  return `${passed} passed, ${warned} warned, ${failed} failed, ${skipped} skipped`;
}
