import { assertEquals, assertGreaterOrEqual } from "@std/assert";
import { metricQuestions } from "../tasks/metric_questions.ts";
import { MF_WITHOUT_UPDATES } from "../tasks/mf.ts";
import { dbtEnvironment } from "../tasks/dbt.ts";
import { venvProgram } from "../tasks/venv.ts";
import { runDbt } from "./dbt_command.ts";
import { readRows } from "./landed.ts";
import { load, type MartBench, withMartBench } from "./mart_bench.ts";

/** The tables that the metrics are asked of, and no others. */
const ASKED = ["--select", "+semantic_model:*", "+intercom__time_spine"];

/** MetricFlow takes seconds to begin, and little for a question: one process answers all. */
const MANY_COMMANDS = `${MF_WITHOUT_UPDATES}
import json, sys
from dbt_metricflow.cli.cli_configuration import CLIConfiguration
shared = CLIConfiguration()
for arguments in json.load(sys.stdin):
    main.cli.main(args=arguments, prog_name="mf", obj=shared, standalone_mode=False)
`;

const SAVED = [
  "weekly_support_review",
  "csat_by_teammate",
  "fin_resolution_by_week",
  "backlog_by_team",
] as const;

Deno.test("MetricFlow answers what a support lead asks as plain SQL does", async (t) => {
  await withMartBench(11, async (bench) => {
    await load(bench, {});
    const { database, folder } = bench;
    const built = await runDbt(["run", ...ASKED], { database, folder, writesJson: true });
    assertEquals(built.code, 0, built.output);
    const csvOf = (name: string) => `${folder}/${name}.csv`;
    await runMf(bench, [
      ["validate-configs"],
      ...metricQuestions.map((
        { mf },
        index,
      ) => ["query", "--quiet", ...mf, "--csv", csvOf(`${index}`)]),
      ...SAVED.map((name) => ["query", "--quiet", "--saved-query", name, "--csv", csvOf(name)]),
    ]);
    for (const [index, { asks, sql }] of metricQuestions.entries()) {
      await t.step(asks, async () => {
        const answer = await readRows(database, csvRows(csvOf(`${index}`)));
        const rows = await readRows(database, `select * from (${sql}) as answer`);
        assertGreaterOrEqual(rows.length, 2);
        assertEquals(answer.map(textsOf).sort(), rows.map(textsOf).sort());
      });
    }
    for (const name of SAVED) {
      await t.step(`the saved query ${name} has rows`, async () => {
        assertGreaterOrEqual((await readRows(database, csvRows(csvOf(name)))).length, 2);
      });
    }
  });
});

/** Runs MetricFlow in a folder that is for it what the project is: dbt's settings, and what dbt wrote below `target/`. */
async function runMf(
  { database, folder }: MartBench,
  commands: readonly (readonly string[])[],
): Promise<void> {
  for (const file of ["dbt_project.yml", "profiles.yml"]) {
    await Deno.copyFile(file, `${folder}/${file}`);
  }
  const child = new Deno.Command(`${Deno.cwd()}/${venvProgram("python")}`, {
    args: ["-c", MANY_COMMANDS],
    cwd: folder,
    env: { ...dbtEnvironment, INTERCOM_DATABASE: database },
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const input = child.stdin.getWriter();
  await input.write(new TextEncoder().encode(JSON.stringify(commands)));
  await input.close();
  const { code, stdout, stderr } = await child.output();
  const decoder = new TextDecoder();
  assertEquals(code, 0, decoder.decode(stdout) + decoder.decode(stderr));
}

function csvRows(path: string): string {
  return `select * from read_csv('${path}', header = true, all_varchar = true)`;
}

/** A row as text: its columns, in their order. */
function textsOf(row: Record<string, unknown>): string {
  return Object.entries(row).map(([name, cell]) => `${name} ${textOf(cell)}`).join(", ");
}

/** A cell of either side in one spelling: numbers to nine digits, times as ISO 8601, null as nothing. */
function textOf(cell: unknown): string {
  if (cell === null) return "null";
  if (cell instanceof Date) return cell.toISOString();
  const text = String(cell);
  if (/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return `${text.replace(" ", "T")}.000Z`;
  return Number.isFinite(Number(text)) ? String(Number(Number(text).toPrecision(9))) : text;
}
