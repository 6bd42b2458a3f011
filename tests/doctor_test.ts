import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { readSettings, readToken } from "../extract/command/config.ts";
import { type Check, examine } from "../extract/command/doctor.ts";
import { doctorText, isWell } from "../extract/command/doctor_text.ts";
import { type Machine, thisMachine } from "../extract/command/machine.ts";
import { type SimulatorOptions, startSimulator } from "../simulator/simulator.ts";
import type { Simulator } from "../simulator/simulator.ts";
import { emptyApi, runCommand, testSurroundings } from "./command_run.ts";
import { withDatabase } from "./sync_run.ts";
import type { Fetch } from "../extract/api/client.ts";

interface Patient {
  readonly token?: string;
  readonly machine?: Partial<Machine>;
  readonly fetch?: Fetch;
}

const machine: Machine = {
  kindOf: (path) => thisMachine.kindOf(path),
  sizeOf: (path) => thisMachine.sizeOf(path),
  canWrite: () => Promise.resolve(true),
  freeBytes: () => Promise.resolve(5e9),
  dbtVersions: () => Promise.resolve("dbt-core 1.11.16, dbt-duckdb 1.11.1"),
};

function doctor(args: readonly string[], patient: Patient = {}): Promise<readonly Check[]> {
  return examine({
    settings: readSettings(args, () => undefined),
    token: () => readToken(() => patient.token ?? "any"),
    around: testSurroundings(patient.fetch === undefined ? {} : { fetch: patient.fetch }),
    machine: { ...machine, ...patient.machine },
  });
}

function resultOf(checks: readonly Check[], name: string): Check["result"] | undefined {
  return checks.find(({ check }) => check === name)?.result;
}

async function withWorkspace(
  options: Partial<SimulatorOptions>,
  work: (simulator: Simulator, args: readonly string[]) => Promise<void>,
): Promise<void> {
  const simulator = await startSimulator({ contacts: 60, conversations: 20, ...options });
  try {
    await withDatabase((database) =>
      work(simulator, ["--base-url", simulator.url, "--database", database])
    );
  } finally {
    await simulator.stop();
  }
}

Deno.test("doctor finds all well where it is, and makes no database", () =>
  withWorkspace({}, async (simulator, args) => {
    const checks = await doctor(args);
    assertEquals(checks.filter(({ result }) => result !== "ok"), []);
    assertEquals(isWell(checks), true);
    assertEquals(await thisMachine.kindOf(args.at(-1) ?? ""), undefined);
    assertEquals(simulator.requests.count("GET /companies/scroll"), 0);
    const text = doctorText(checks);
    assertMatch(text, /^ok +workspace +workspace \w+, days by America\/New_York, read from 127/m);
    assertMatch(text, /^ok +streams +(\d+) of \1 selected streams can be read$/m);
    assertMatch(text, /^ok +rate limit +1666 requests in 10 s, of which a run uses 1666; /m);
    assertMatch(text, /^ok +disk +5\.0 GB of disk are free$/m);
    assertMatch(text, /^ok +dbt +dbt-core 1\.11\.16, dbt-duckdb 1\.11\.1$/m);
    assertStringIncludes(text, "\nAll is well\n");
    await runCommand([...args, "--streams=tags"]);
    assertMatch(doctorText(await doctor(args)), /^ok +database +".*", \d+ MB, layout \d+$/m);
  }));

Deno.test("doctor without a token asks the API nothing, and looks at the rest", () =>
  withWorkspace({}, async (simulator, args) => {
    const checks = await doctor(args, { token: "" });
    assertEquals([resultOf(checks, "token"), resultOf(checks, "dbt")], ["fail", "ok"]);
    assertEquals([simulator.requests.total, isWell(checks)], [0, false]);
    assertMatch(doctorText(checks), /^ {6}→ write it into \.env, as \.env\.example shows$/m);
  }));

Deno.test("doctor with a token or a version that is refused says which", () =>
  withWorkspace({ token: "right" }, async (_, args) => {
    const checks = await doctor(args, { token: "very-secret" });
    assertEquals(resultOf(checks, "API"), "fail");
    const text = doctorText(checks);
    assertStringIncludes(text, "the API must accept INTERCOM_ACCESS_TOKEN: status is 401");
    assertEquals(text.includes("very-secret"), false);
    const { fetch } = emptyApi();
    const refusing: Fetch = async (url, init) => {
      await fetch(url, init);
      const errors = [{ code: "intercom_version_invalid", message: "x" }];
      return Response.json({ type: "error.list", errors }, { status: 400 });
    };
    const versioned = await doctor(args, { fetch: refusing });
    assertMatch(doctorText(versioned), /^fail +version +Intercom refuses version 2\.16$/m);
  }));

Deno.test("doctor lists what the token may not read, which is a failure only where it was asked for by name", () =>
  withWorkspace({}, async (simulator, args) => {
    simulator.faults.add({ name: "forbidden", match: /POST \/conversations\/search/, times: 99 });
    const checks = await doctor(args);
    assertEquals([resultOf(checks, "conversations"), isWell(checks)], ["warn", true]);
    assertEquals(resultOf(checks, "conversation_parts"), "warn");
    const text = doctorText(checks);
    assertMatch(text, /^warn +conversations +forbidden: .*status is 403 \(forbidden\)$/m);
    assertStringIncludes(text, "give the app the permission in the Developer Hub");
    const named = await doctor([...args, "--streams=conversations"]);
    assertEquals([resultOf(named, "conversations"), isWell(named)], ["fail", false]);
  }));

Deno.test("doctor of an address that does not answer names its origin, and nothing else of it", () =>
  withDatabase(async (database) => {
    const closed: Fetch = () => Promise.reject(new TypeError("secret"));
    const args = ["--base-url=http://127.0.0.1:8799/secret", "--database", database];
    const found = (await doctor(args, { fetch: closed })).find(({ check }) => check === "API");
    assertEquals(
      found?.found,
      'Cannot reach "http://127.0.0.1:8799" as it must answer: the connection failed or was closed',
    );
  }));

Deno.test("doctor lists what the version does not have", () =>
  withWorkspace({}, async (_, args) => {
    const checks = await doctor([...args, "--api-version=2.14"]);
    assertEquals([resultOf(checks, "macros"), isWell(checks)], ["warn", true]);
    assertMatch(
      doctorText(checks),
      /^warn +macros +unavailable: Version 2\.14 of the API does not have it: it came with 2\.16$/m,
    );
    assertEquals([resultOf(checks, "contacts"), resultOf(checks, "contact_merges")], [
      undefined,
      "warn",
    ]);
    const old = await doctor([...args, "--streams=contact_merges", "--api-version=2.12"]);
    assertEquals([resultOf(old, "contact_merges"), isWell(old)], ["fail", false]);
  }));

Deno.test("doctor tells a workspace that lives elsewhere, and a clock that is off", () =>
  withDatabase(async (database) => {
    const { fetch } = emptyApi(() => ({ date: new Date(Date.now() - 90_000).toUTCString() }));
    const checks = await doctor(["--region=eu", "--database", database], { fetch });
    assertEquals([resultOf(checks, "workspace"), resultOf(checks, "clock")], ["warn", "warn"]);
    const text = doctorText(checks);
    assertMatch(text, /read from api\.eu\.intercom\.io, but it lives in region us$/m);
    assertStringIncludes(text, "→ use --region us");
    assertMatch(text, /this machine's clock is 9\d s off Intercom's/);
    assertEquals(resultOf(checks, "rate limit"), "warn");
  }));

Deno.test("doctor tells what is wrong with the database's place and with dbt", () =>
  withDatabase(async (database) => {
    const { fetch } = emptyApi();
    const at = (path: string, patient: Partial<Machine> = {}): Promise<readonly Check[]> =>
      doctor(["--streams=tags", "--database", path], { fetch, machine: patient });
    assertEquals(resultOf(await at(`${database}/none/w.duckdb`), "database"), "fail");
    const hidden = await at(database, { kindOf: () => Promise.resolve("hidden") });
    assertMatch(doctorText(hidden), /^fail +database +nobody may look at ".*": its place is/m);
    const readOnly = await at(database, { canWrite: () => Promise.resolve(false) });
    assertEquals(resultOf(readOnly, "folder"), "fail");
    const full = await at(database, { freeBytes: () => Promise.resolve(2e8) });
    assertMatch(doctorText(full), /^warn +disk +0\.2 GB of disk are free$/m);
    const without = await at(database, { dbtVersions: () => Promise.resolve(undefined) });
    assertMatch(doctorText(without), /^warn +dbt +\.venv has no dbt that runs$/m);
    await Deno.writeTextFile(database, "these are notes\n".repeat(2000));
    const other = await at(database);
    assertMatch(doctorText(other), /it must be a DuckDB file: it is another kind of file$/m);
    assertEquals(isWell(other), false);
  }));

Deno.test("The task doctor has the permissions to look at this machine", async () => {
  await withWorkspace({}, async (_, args) => {
    const { tasks } = JSON.parse(await Deno.readTextFile("deno.json"));
    const words: readonly string[] = tasks.doctor.command.split(" ").slice(1);
    const run = (more: readonly string[]): Promise<Deno.CommandOutput> =>
      new Deno.Command(Deno.execPath(), {
        args: [...words, ...args, "--streams=tags", ...more],
        env: { INTERCOM_ACCESS_TOKEN: "any", NO_COLOR: "1" },
      }).output();
    const { code, stdout, stderr } = await run([]);
    const text = new TextDecoder().decode(stdout);
    assertEquals(code, 0, text + new TextDecoder().decode(stderr));
    const hidden = await run(["--database=/proc/w.duckdb"]);
    assertEquals([hidden.code, new TextDecoder().decode(hidden.stderr)], [1, ""]);
    assertMatch(
      new TextDecoder().decode(hidden.stdout),
      /^fail +database +nobody may look at "\/proc\/w\.duckdb": /m,
    );
    assertMatch(text, /^ok +disk +[\d.]+ GB of disk are free$/m);
    assertMatch(text, /^(ok|warn) +dbt /m);
  });
});
