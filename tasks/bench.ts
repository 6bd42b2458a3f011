import { parseArgs } from "@std/cli/parse-args";
import project from "../deno.json" with { type: "json" };
import { type Section, writeSections } from "./bench/benchmarks_page.ts";
import { contacts } from "./bench/contacts.ts";
import { conversations } from "./bench/conversations.ts";
import { download } from "./bench/download.ts";
import { limit } from "./bench/limit.ts";
import type { Measurement } from "./bench/measurement.ts";
import { memory } from "./bench/memory.ts";
import { models } from "./bench/models.ts";
import { startUp } from "./bench/start_up.ts";
import { unchanged } from "./bench/unchanged.ts";
import { textTable } from "./text_table.ts";

const PAGE = "docs/benchmarks.md";

/** All measurements, in the order of the page; the quick ones first. */
const measurements: readonly Measurement[] = [
  startUp,
  download,
  conversations,
  contacts,
  limit,
  unchanged,
  models,
  memory,
];

const usage = `Measures the extractor and the models against a simulator in its own process.

  deno task bench [options]

  --only name,…   of ${measurements.map(({ name }) => name).join(" ")} [all; half an hour]
  --repeat n      how often to measure each [1]
  --scale part    sizes as a part of the full ones, to try the bench itself [1]
  --write         put the tables into ${PAGE}, in place of those before
  --help          this text`;

interface Wanted {
  readonly chosen: readonly Measurement[];
  readonly repeat: number;
  readonly scale: number;
  readonly isWritten: boolean;
}

/** Reads the options; a text is what is wrong with them. */
function readOptions(args: readonly string[]): Wanted | string {
  const strange: string[] = [];
  const flags = parseArgs([...args], {
    string: ["only", "repeat", "scale"],
    boolean: ["write"],
    unknown: (argument) => {
      strange.push(argument);
      return false;
    },
  });
  const only = flags["only"] === undefined ? undefined : String(flags["only"]).split(",");
  const names = only ?? measurements.map(({ name }) => name);
  strange.push(...names.filter((wanted) => !measurements.some(({ name }) => name === wanted)));
  const [first] = strange;
  if (first !== undefined) return `Cannot use "${first}" as it must be one of those of --help`;
  const isWritten = flags["write"] === true;
  const repeat = Number(flags["repeat"] ?? 1);
  if (!Number.isInteger(repeat) || repeat < 1) {
    return "Cannot repeat the measurements as --repeat must be a whole number from 1";
  }
  const scale = Number(flags["scale"] ?? 1);
  if (!(scale > 0 && scale <= 1)) return "Cannot scale as --scale must be above 0 and at most 1";
  if (isWritten && scale < 1) return "Cannot write the page as --scale must be 1 for --write";
  const chosen = measurements.filter(({ name }) => names.includes(name));
  return { chosen, repeat, scale, isWritten };
}

async function measure(measurement: Measurement, wanted: Wanted): Promise<Section> {
  const { name, title, how } = measurement;
  const startedMs = performance.now();
  const rows = await measurement.run({
    repeat: wanted.repeat,
    scale: wanted.scale,
    say: (line) => console.error(`${name}: ${line} …`),
  });
  const took = ((performance.now() - startedMs) / 1000).toFixed(0);
  console.log(`\n${title} (--only ${name}, ${took} s)\n`);
  console.log(textTable(rows).join("\n"));
  return { name, title, how, rows, circumstances: circumstances(wanted.repeat) };
}

/** With what, where and when: what a reader needs to compare. */
function circumstances(repeat: number): string {
  const duckdb = project.imports["@duckdb/node-api"].split("@").at(-1);
  const memory = (Deno.systemMemoryInfo().total / 1e9).toFixed(0);
  const times = repeat === 1 ? "once" : `${repeat} times`;
  return `Measured ${times} on ${
    new Date().toISOString().slice(0, 10)
  } with version ${project.version}, ` +
    `Deno ${Deno.version.deno}, DuckDB ${duckdb}, on ${navigator.hardwareConcurrency} cores with ${memory} GB.`;
}

async function writePage(sections: readonly Section[]): Promise<void> {
  let page = "";
  try {
    page = await Deno.readTextFile(PAGE);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  const names = measurements.map(({ name }) => name);
  await Deno.writeTextFile(PAGE, writeSections(page, sections, names));
}

async function main(args: readonly string[]): Promise<void> {
  if (args.includes("--help")) {
    console.log(usage);
    return;
  }
  const wanted = readOptions(args);
  if (typeof wanted === "string") {
    console.error(wanted);
    Deno.exit(2);
  }
  for (const measurement of wanted.chosen) {
    const section = await measure(measurement, wanted);
    if (wanted.isWritten) await writePage([section]);
  }
}

if (import.meta.main) await main(Deno.args);
