import {
  assertEquals,
  assertGreaterOrEqual,
  assertLessOrEqual,
  assertMatch,
  assertRejects,
} from "@std/assert";
import { readConfig } from "../extract/command/config.ts";
import { type Plan, planRun, type StreamPlan } from "../extract/command/plan.ts";
import { planText } from "../extract/command/plan_text.ts";
import { ConfigError } from "../extract/errors.ts";
import { frozenClock } from "../simulator/clock.ts";
import { type Simulator, type SimulatorOptions, startSimulator } from "../simulator/simulator.ts";
import { runCommand, testSurroundings } from "./command_run.ts";
import { withDatabase } from "./sync_run.ts";

const DAY_MS = 86_400_000;

function plan(args: readonly string[]): Promise<Plan> {
  const config = readConfig(args, (name) => name === "INTERCOM_ACCESS_TOKEN" ? "any" : undefined);
  return planRun(config, testSurroundings());
}

function planOf({ streams }: Plan, name: string): StreamPlan {
  const found = streams.find(({ stream }) => stream === name);
  if (found === undefined) throw new Error(`Cannot find "${name}" in the plan`);
  return found;
}

/** A workspace, and the arguments that lead from it to a database that does not exist yet. */
async function withWorkspace(
  options: Partial<SimulatorOptions>,
  work: (simulator: Simulator, args: readonly string[]) => Promise<void>,
): Promise<void> {
  const clock = frozenClock(Date.UTC(2026, 5, 1));
  const simulator = await startSimulator({ contacts: 700, conversations: 60, clock, ...options });
  try {
    await withDatabase((database) =>
      work(simulator, ["--base-url", simulator.url, "--database", database])
    );
  } finally {
    await simulator.stop();
  }
}

Deno.test("plan says of a first run what it then reads, with two requests a stream at the most", () =>
  withWorkspace({}, async (simulator, args) => {
    const planned = await plan(args);
    assertLessOrEqual(simulator.requests.total, 1 + 2 * planned.streams.length);
    assertEquals(simulator.requests.count("GET /companies/scroll"), 0);
    const before = simulator.requests.total;
    const { results } = await runCommand(args);
    const needed = simulator.requests.total - before;
    const off = Math.abs(planned.requests - needed) / needed;
    assertLessOrEqual(off, 0.25, `${planned.requests} planned, ${needed} needed`);
    for (const name of ["tags", "contacts", "companies", "conversations", "contact_segments"]) {
      const read = results.find(({ stream }) => stream === name)?.read ?? 0;
      const records = planOf(planned, name).records ?? 0;
      assertLessOrEqual(Math.abs(records - read), 2, `${name}: ${records} planned, ${read} read`);
    }
    assertEquals(planOf(planned, "contacts").how, "all");
    assertEquals(planOf(planned, "conversation_parts").how, "with its owner");
  }));

Deno.test("plan makes no database and no row, and changes none", () =>
  withWorkspace({}, async (_, args) => {
    const database = args.at(-1) ?? "";
    const isThere = (): Promise<boolean> => Deno.stat(database).then(() => true, () => false);
    await plan(args);
    assertEquals(await isThere(), false);
    await runCommand([...args, "--streams=tags"]);
    const before = await Deno.readFile(database);
    await plan(args);
    assertEquals(await Deno.readFile(database), before);
  }));

Deno.test("plan says of a later run what changed since, and of a full refresh all", () =>
  withWorkspace({}, async (simulator, args) => {
    simulator.clock.advance(DAY_MS);
    await runCommand(args);
    const planned = await plan(args);
    const contacts = planOf(planned, "contacts");
    assertEquals(contacts.how, "what changed");
    assertGreaterOrEqual(contacts.fromMs ?? 0, simulator.clock.now() - 60 * DAY_MS);
    assertLessOrEqual(planOf(planned, "conversations").requests ?? Infinity, 20);
    const all = await plan([...args, "--full-refresh"]);
    assertEquals(planOf(all, "contacts").records, 700);
    assertEquals(
      planOf(await plan([...args, "--since=2020-01-01"]), "contacts").how,
      "what changed",
    );
    simulator.clock.advance(8 * DAY_MS);
    const sweep = await plan(args);
    assertEquals(planOf(sweep, "contacts").how, "all, to find what vanished");
    // What is landed is listed, and not fetched again.
    assertLessOrEqual(planOf(sweep, "conversations").requests ?? Infinity, 5);
    assertLessOrEqual(planOf(all, "conversations").requests ?? Infinity, 70);
    assertGreaterOrEqual(planOf(all, "conversations").requests ?? 0, 60);
  }));

Deno.test("plan shows what the token may not read, and what the version does not have", () =>
  withWorkspace({}, async (simulator, args) => {
    simulator.faults.add({ name: "forbidden", match: /GET \/tags/, times: 99 });
    const planned = await plan([
      ...args,
      "--streams=tags,contact_merges,brands",
      "--api-version=2.14",
    ]);
    assertEquals(planOf(planned, "tags").status, "forbidden");
    assertEquals(planOf(planned, "brands").status, "unavailable");
    assertEquals(planOf(planned, "contacts").status, "found");
    assertEquals(planOf(planned, "contact_merges").status, "unavailable");
    const text = planText(planned);
    assertMatch(text, /^contact_merges: unavailable\. .* does not have it: it came with 2\.16$/m);
    assertMatch(text, /^tags: forbidden\. Cannot GET "\/tags" as .*status is 403 \(forbidden\)$/m);
    assertMatch(
      text,
      /^brands: unavailable\. Version 2\.14 of the API does not have it: it came with 2\.15$/m,
    );
  }));

Deno.test("plan takes the longer of what the limit and what the answers allow", () =>
  withWorkspace({ limitPerWindow: 100 }, async (_, args) => {
    const whole = await plan([...args, "--streams=conversations"]);
    assertEquals(whole.limit, 100);
    // 60 details and some pages at ten a second.
    assertGreaterOrEqual(whole.timeMs, 6_000);
    const half = await plan([...args, "--streams=conversations", "--rate-share=0.5"]);
    assertGreaterOrEqual(half.timeMs, 12_000);
    assertMatch(planText(half), /The API allows 100 requests in 10 s, a run uses 50 % of them;/);
  }));

Deno.test("plan of a token that the API refuses says so", () =>
  withWorkspace({ token: "right" }, (_, args) =>
    assertRejects(
      () => plan(args),
      ConfigError,
      "Cannot read Intercom as the API must accept INTERCOM_ACCESS_TOKEN: status is 401",
    ).then(() => undefined)));
