import { type FaultCase, faultCases, faultGroups, type FaultOutcome } from "./fault_matrix.ts";

const INTRODUCTION = `# What goes wrong, and what comes of it

Each line is a test. A simulated workspace of a fixed seed is read while something goes wrong: what the vendor documents,
what users of other connectors reported, or what networks, disks and clocks do. Then the raw tables are compared, record by
record, with what the workspace holds.

Two things hold for every line. A run is \`ok\` only where nothing is missing. And every line ends with all records landed as
they are: the runs that count are separated by “then”.

Rows are live rows of the streams that the case reads. \`refused\` is a run that ends before it reads anything, or that the
operator must look at (exit code 2).

Written by \`deno task reliability\`; [tests/fault_matrix_test.ts](../tests/fault_matrix_test.ts) holds it to its cases.
`;

const HEADER = [
  "| | What goes wrong | What is documented | What the extractor does | The test | Rows expected | Rows landed | Status |",
  "|---|---|---|---|---|--:|--:|---|",
];

/** The whole of docs/reliability.md. */
export function reliabilityText(outcomes: readonly FaultOutcome[]): string {
  const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
  const groups = Object.entries(faultGroups).map(([letter, title]) => {
    const cases = faultCases.filter(({ id }) => id.startsWith(letter));
    return [`## ${title}`, "", ...HEADER, ...cases.map((fault) => rowOf(fault, byId))].join("\n");
  });
  return [INTRODUCTION, ...groups.map((group) => `${group}\n`)].join("\n");
}

function rowOf(fault: FaultCase, outcomes: ReadonlyMap<string, FaultOutcome>): string {
  const outcome = outcomes.get(fault.id);
  if (outcome === undefined) throw new Error(`Cannot write "${fault.id}" as it was not played`);
  const { runs } = outcome;
  const cells = [
    fault.id,
    fault.fault,
    fault.documented,
    fault.behaviour,
    fault.rule,
    runs.map(({ expected }) => thousands(expected)).join(", then "),
    runs.map(({ landed }, at) => fault.ends[at]?.isUncertain ? "some" : thousands(landed))
      .join(", then "),
    runs.map(({ status }) => status).join(", then "),
  ];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

function thousands(count: number): string {
  return count.toLocaleString("en-US");
}
