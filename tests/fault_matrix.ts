import { assertEquals, assertMatch } from "@std/assert";
import type { SimulatorOptions } from "../simulator/simulator.ts";
import { FaultBench, type MeasuredRun } from "./fault_matrix_bench.ts";
import { answerCases } from "./fault_matrix_answers.ts";
import { companyCases } from "./fault_matrix_companies.ts";
import { contactCases } from "./fault_matrix_contacts.ts";
import { conversationCases } from "./fault_matrix_conversations.ts";
import { keyCases } from "./fault_matrix_keys.ts";
import { limitCases } from "./fault_matrix_limits.ts";
import { searchCases } from "./fault_matrix_searches.ts";
import { surroundingCases } from "./fault_matrix_surroundings.ts";

/** How a run is to end. */
export interface ExpectedEnd {
  readonly status: MeasuredRun["status"];
  /** What the run must say of what is not whole. */
  readonly note?: RegExp;
  /** Whether it depends on the machine how much is landed by then. */
  readonly isUncertain?: boolean;
}

/** One way in which things go wrong, and what has to come of it. */
export interface FaultCase {
  /** Letter and number; a second case of the same fault has a small letter behind. */
  readonly id: string;
  readonly fault: string;
  /** What the vendor documents, or who reported it, with a link. */
  readonly documented: string;
  /** What the extractor does. */
  readonly behaviour: string;
  /** The test's name: a sentence that one can disagree with. */
  readonly rule: string;
  readonly size: Partial<SimulatorOptions>;
  /** The streams that are read and compared. */
  readonly streams: readonly string[];
  /** Whether it is arranged with means that Windows does not have. */
  readonly needsUnix?: boolean;
  readonly play: (bench: FaultBench) => Promise<void>;
  /** The ends of the runs that count, in their order. */
  readonly ends: readonly ExpectedEnd[];
}

/** Every case, in the order of the table. */
export const faultCases: readonly FaultCase[] = [
  ...companyCases,
  ...contactCases,
  ...conversationCases,
  ...searchCases,
  ...limitCases,
  ...answerCases,
  ...keyCases,
  ...surroundingCases,
].toSorted((one, other) => one.id.localeCompare(other.id, "en", { numeric: true }));

/** The groups of the table, by the first letter of a case. */
export const faultGroups: Readonly<Record<string, string>> = {
  A: "Companies and their scroll",
  B: "People, days and windows of time",
  C: "Conversations, tickets and their parts",
  D: "Limits, retries and answers that are none",
  E: "Deletions, keys and state",
  S: "What is around: network, disk, clock",
};

/** What came of a case, as the table shows it. */
export interface FaultOutcome {
  readonly id: string;
  readonly runs: readonly MeasuredRun[];
}

/**
 * Plays a case. Whatever the case is, a run is `ok` only where nothing is missing, and every case ends with all rows as
 * the workspace has them.
 */
export async function playCase(fault: FaultCase): Promise<FaultOutcome> {
  await using bench = await FaultBench.open(fault.size, fault.streams);
  await fault.play(bench);
  const { id } = fault;
  const found = bench.runs.map(({ status, notes }) => `${status} ${notes.join("; ")}`);
  assertEquals(
    bench.runs.map(({ status }) => status),
    fault.ends.map(({ status }) => status),
    [
      id,
      ...found,
    ].join("\n"),
  );
  for (const [at, run] of bench.runs.entries()) {
    const note = fault.ends[at]?.note;
    if (note !== undefined) assertMatch(run.notes.join("\n"), note);
    const isLast = at === bench.runs.length - 1;
    if (run.status === "ok" || isLast) {
      assertEquals(
        run.differences.slice(0, 3).map((line) => line.slice(0, 300)),
        [],
        `${id}: run ${at + 1} is ${run.status}`,
      );
    }
  }
  return { id, runs: bench.runs };
}
