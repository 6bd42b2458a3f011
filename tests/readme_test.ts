import { assert, assertEquals, assertGreaterOrEqual, assertMatch } from "@std/assert";
import { streams } from "../extract/streams/mod.ts";
import { startSimulator } from "../simulator/simulator.ts";
import { assertColumnsDescribed } from "./model_documents.ts";
import { copyProject, type ProjectCopy } from "./project_copy.ts";

const documents = ["README.md", "CONTRIBUTING.md", "docs/operations.md"] as const;

/** What it shows is for another project; `tests/downstream_test.ts` builds one. */
const documentOfOthers = "docs/extending.md";
const deno = "npx -y deno@2.9.6";
const token = "INTERCOM_ACCESS_TOKEN=any";
const trialPort = 8100;

/** Commands in the order in which a newcomer would type them; they run in a copy of the project. First those of the demo. */
const triedOnDemo = [
  `${deno} task`,
  `${deno} task demo`,
  `INTERCOM_DATABASE=demo.duckdb ${deno} task dbt show --inline "select * from intercom.users" --limit 5`,
  `INTERCOM_DATABASE=demo.duckdb ${deno} task mf query --metrics conversations_started,median_first_response_time,csat --group-by metric_time__month`,
] as const;

/** Then those of a workspace of one's own. */
const tried = [
  "cp .env.example .env",
  `${deno} task doctor`,
  `${deno} task plan`,
  `${deno} task extract`,
  `${deno} task dbt build --selector nightly`,
  `${deno} task dbt show --select intercom__users --limit 5`,
  `${deno} task extract --streams contacts,companies`,
  `${deno} task extract --skip conversations`,
  `${deno} task extract --omit contacts.email,contacts.phone,conversations.source.author.email`,
  `${deno} task extract --help`,
  `${deno} task extract --full-refresh`,
  `${deno} task status`,
  `${deno} task dbt show --select intercom__sync_streams --limit 20`,
  `${deno} task dbt show --inline "select metric, reason, count(*) as gaps, median(abs(difference)) as off_by from intercom.metric_gaps group by all order by gaps desc" --limit 50`,
  "cp warehouse.duckdb warehouse.backup.duckdb",
  `${deno} task docs`,
] as const;

/** A server, and the commands that need it. */
const trial = {
  server: `${deno} task simulate --port ${trialPort}`,
  commands: [
    `${token} ${deno} task extract --base-url http://127.0.0.1:${trialPort} --database trial.duckdb`,
    `INTERCOM_DATABASE=trial.duckdb ${deno} task dbt build --select +intercom__companies`,
  ],
} as const;

/** Commands that cannot run here: this test runs inside them. */
const outer = [`${deno} task test`, `${deno} task check`] as const;

Deno.test("Every command of the documentation is tried by this test, and no other", async () => {
  const texts = await Promise.all(documents.map((path) => Deno.readTextFile(path)));
  const written = new Set(texts.flatMap(readCommands));
  const known = new Set<string>([
    ...triedOnDemo,
    ...tried,
    trial.server,
    ...trial.commands,
    ...outer,
  ]);
  assertEquals([...written].filter((command) => !known.has(command)), [], "documented, not tried");
  assertEquals([...known].filter((command) => !written.has(command)), [], "tried, not documented");
});

Deno.test("README.md names every stream and every table", async () => {
  const text = await Deno.readTextFile("README.md");
  const names = [
    ...streams.map(({ name }) => name),
    ...await martNames("models/marts"),
    ...await martNames("models/metrics"),
  ];
  assertGreaterOrEqual(names.length, 40);
  assertEquals(names.filter((name) => !text.includes(`\`${name}\``)), []);
});

Deno.test("Every link of the documentation to a file leads to one", async () => {
  for (const path of [...documents, documentOfOthers]) {
    for (const [, target = ""] of (await Deno.readTextFile(path)).matchAll(/\]\(([^)#]+)/g)) {
      if (target.startsWith("https://")) continue;
      const linked = new URL(target, `file:///${path}`).pathname.slice(1);
      assert((await Deno.stat(linked)).isFile, `${path} links to ${linked}`);
    }
  }
});

Deno.test("`readCommands()` reads shell blocks only, one command a line", () => {
  const text = "```sh\na b\n\nc\n```\n\n```text\nd\n```\n\n`e`\n";
  assertEquals(readCommands(text), ["a b", "c"]);
});

Deno.test("Every command of the documentation works as it is written", async (t) => {
  await using project = await copyProject();
  const simulator = await startSimulator({
    port: 0,
    seed: 3,
    contacts: 120,
    conversations: 60,
    companies: 20,
    log: () => {},
  });
  const env = { INTERCOM_BASE_URL: simulator.url, INTERCOM_ACCESS_TOKEN: "any" };
  try {
    for (const command of triedOnDemo) {
      await t.step(command, async () => {
        const output = await succeed(project, command, env);
        if (command.endsWith("task demo")) await checkPicture(output);
      });
    }
    await t.step(
      "the demo's tables have the columns of their ymls, and tell what they hold",
      () => assertColumnsDescribed(`${project.folder}/demo.duckdb`),
    );
    await t.step("the demo again, a day later", () => checkSecondDemo(project));
    for (const command of tried) {
      await t.step(command, async () => void await succeed(project, command, env));
    }
    await t.step(trial.server, () => tryServer(project));
  } finally {
    await simulator.stop();
  }
});

/** Tables by their files: `intercom__users.sql` makes `users`. */
async function martNames(folder: string): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const entry of Deno.readDir(folder)) {
    if (entry.isDirectory) names.push(...await martNames(`${folder}/${entry.name}`));
    else {names.push(...[...entry.name.matchAll(/^intercom__(\w+)\.sql$/g)].map(([, name = ""]) =>
        name
      ));}
  }
  return names;
}

function readCommands(text: string): readonly string[] {
  const blocks = [...text.matchAll(/^```sh\n(.*?)^```$/gms)].map((match) => match[1] ?? "");
  return blocks.flatMap((block) => block.split("\n")).filter((line) => line.trim() !== "");
}

/** Whoever runs this has a Deno; another one need not be fetched. */
function withThisDeno(command: string): string {
  return command.replace(deno, "deno");
}

async function succeed(
  project: ProjectCopy,
  command: string,
  env: Readonly<Record<string, string>>,
): Promise<string> {
  const { code, output } = await project.run(withThisDeno(command), env);
  assertEquals(code, 0, `${command}\n${output}`);
  return output;
}

/** Each line of the picture in README.md stands in the demo's output, numbers aside: they follow the generator. */
async function checkPicture(output: string): Promise<void> {
  const picture = /^```text\n(.*?)^```$/ms.exec(await Deno.readTextFile("README.md"))?.[1] ?? "";
  const shape = (line: string) => line.replaceAll(/[\d,.]+/g, "0").replaceAll(/\s+/g, " ").trim();
  const shown = new Set(output.split("\n").map(shape));
  const lines = picture.split("\n").filter((line) => !["", "…"].includes(line.trim()));
  assertGreaterOrEqual(lines.length, 20);
  assertEquals(
    lines.filter((line) => !shown.has(shape(line))),
    [],
    "README.md shows lines that the demo does not print: copy them from `task demo` on a new demo.duckdb",
  );
}

async function checkSecondDemo(project: ProjectCopy): Promise<void> {
  const output = await succeed(project, `${deno} task demo`, {});
  const [first, second] = [...output.matchAll(/^ +(\d{4}-\d\d-\d\d) +([\d,]+) .*$/gm)]
    .map((match) => ({ day: match[1], requests: Number(match[2]?.replaceAll(",", "")) }));
  assertMatch(output, /incremental/);
  assert(first !== undefined && second !== undefined, output);
  assertEquals([first.day, second.day], ["2026-06-01", "2026-06-02"]);
  assertGreaterOrEqual(first.requests, 5 * second.requests);
}

async function tryServer(project: ProjectCopy): Promise<void> {
  const port = freePort();
  const here = (command: string) => command.replace(String(trialPort), String(port));
  const server = new Deno.Command("sh", {
    args: ["-c", `exec ${withThisDeno(here(trial.server))}`],
    cwd: project.folder,
    stdin: "null",
    stdout: "piped",
    stderr: "null",
  }).spawn();
  try {
    // Its first words come when it serves.
    const reader = server.stdout.getReader();
    await reader.read();
    for (const command of trial.commands) await succeed(project, here(command), {});
    await reader.cancel();
  } finally {
    server.kill();
    await server.status;
  }
}

function freePort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return listener.addr.port;
}
