import { parseArgs } from "@std/cli/parse-args";
import { type Measured, measureExtract } from "./measure_extract.ts";
import { type Row, textTable } from "./text_table.ts";

/** Requests that the vendor grants many apps in a window of ten seconds. */
const LIMIT = 166;

/** The vendor's answers take some time; this is a fast one. */
const LATENCY_MS = 50;

/**
 * Spends several windows of an enforced limit: how much of what is allowed is used, and how often too much is asked.
 * The last window is not counted, as the work ends within it.
 */
async function benchLimit(): Promise<Row> {
  const run = await measureExtract({
    simulator: ["--contacts=200", "--conversations=650", `--limit=${LIMIT}`, "--latency=5"],
  });
  const windows = run.allowedByWindow.slice(0, -1);
  const used = windows.reduce((sum, count) => sum + count, 0);
  return {
    limit: `${LIMIT} in 10 s`,
    windows: windows.length,
    "used of allowed": percent(used / (windows.length * LIMIT)),
    "most 429 a window": Math.max(0, ...run.refusedByWindow),
    ...cost(run),
  };
}

/** Fetches conversations with their parts, many at once and one after another. */
async function benchConcurrency(): Promise<Row> {
  const simulator = ["--contacts=10", "--conversations=300", `--latency=${LATENCY_MS}`];
  const streams = "--streams=conversations";
  const one = await measureExtract({ simulator, extract: [streams, "--concurrency=1"] });
  const many = await measureExtract({ simulator, extract: [streams] });
  return {
    conversations: 300,
    parts: many.partsLanded,
    "one after another": seconds(one.durationMs),
    "side by side": seconds(many.durationMs),
    ratio: (many.durationMs / one.durationMs).toFixed(2),
    ...cost(many),
  };
}

function cost(run: Measured): Row {
  return {
    requests: run.requests,
    "peak memory": run.peakMemoryBytes === undefined
      ? "unknown here"
      : `${(run.peakMemoryBytes / 1e6).toFixed(0)} MB`,
  };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function seconds(durationMs: number): string {
  return `${(durationMs / 1000).toFixed(1)} s`;
}

async function main(args: readonly string[]): Promise<void> {
  const repeats = Number(parseArgs(args, { string: ["repeat"] })["repeat"] ?? 1);
  if (!Number.isInteger(repeats) || repeats < 1) {
    console.error("Cannot repeat the measurements as --repeat must be a whole number from 1");
    Deno.exit(2);
  }
  const limited: Row[] = [];
  const parallel: Row[] = [];
  for (let repeat = 1; repeat <= repeats; repeat++) {
    console.log(`Measuring, ${repeat} of ${repeats}: about a minute …`);
    limited.push(await benchLimit());
    parallel.push(await benchConcurrency());
  }
  console.log(`\nUnder an enforced limit of ${LIMIT} requests in 10 seconds\n`);
  console.log(textTable(limited).join("\n"));
  console.log(`\nAt ${LATENCY_MS} ms an answer, without a limit; time of the whole process\n`);
  console.log(textTable(parallel).join("\n"));
}

if (import.meta.main) await main(Deno.args);
