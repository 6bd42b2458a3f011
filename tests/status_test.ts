import { assertEquals, assertMatch, assertRejects, assertStringIncludes } from "@std/assert";
import { DuckDBInstance } from "@duckdb/node-api";
import { readStatus } from "../extract/command/status.ts";
import { statusText } from "../extract/command/status_text.ts";
import { ConfigError } from "../extract/errors.ts";
import { streams } from "../extract/streams/mod.ts";
import { deleteContact } from "../simulator/changes.ts";
import { frozenClock } from "../simulator/clock.ts";
import { startSimulator } from "../simulator/simulator.ts";
import { extractCommand, runExtract } from "../tasks/extract_process.ts";
import { runCommand } from "./command_run.ts";
import { withDatabase } from "./sync_run.ts";

const names = streams.map(({ name }) => name);
const HOUR_MS = 3_600_000;

Deno.test("status tells what is landed, how old it is and what the last runs did, without a request", async () => {
  const clock = frozenClock(Date.UTC(2026, 5, 1));
  const simulator = await startSimulator({ contacts: 100, conversations: 20, clock });
  try {
    await withDatabase(async (database) => {
      const args = ["--base-url", simulator.url, "--database", database];
      await runCommand(args);
      const [first] = simulator.workspace.contacts.values();
      deleteContact(simulator.workspace, first?.fields.id ?? "");
      clock.advance(2 * HOUR_MS);
      simulator.faults.add({ name: "forbidden", match: /GET \/tags/, times: 99 });
      await runCommand([...args, "--full-refresh"]);
      const asked = simulator.requests.total;
      const status = await readStatus(database, names);
      assertEquals(simulator.requests.total, asked);
      const of = (name: string) => status.streams.find(({ stream }) => stream === name);
      const contacts = of("contacts");
      assertEquals([contacts?.rows, contacts?.deleted, contacts?.lastStatus], [100, 1, "ok"]);
      // Read again, without a failure, when the second run began.
      const isLandedAt = (name: string, timeMs: number): boolean =>
        Math.abs((of(name)?.landedUntilMs ?? 0) - timeMs) < 10_000;
      assertEquals(isLandedAt("teams", clock.now()), true);
      assertEquals(of("tags")?.lastStatus, "forbidden");
      assertEquals(isLandedAt("tags", clock.now() - 2 * HOUR_MS), true);
      assertEquals(of("calls"), undefined);
      assertEquals(status.runs.map(({ status }) => status), ["forbidden", "ok"]);
      assertEquals(status.runs.reduce((sum, run) => sum + run.requests, 0) + 2, asked);

      const text = statusText(status, clock.now() + HOUR_MS);
      assertMatch(text, /^Workspace \w+ in .*w\.duckdb \(layout \d+\)$/m);
      assertMatch(text, /^contacts +ok +100 +1 +20.* 1 h$/m);
      assertMatch(text, /^tags +forbidden .* 2026-06-01 00:00 +3 h$/m);
      assertMatch(text, /^tags: Cannot GET "\/tags" as/m);
      assertMatch(text, /^2026-06-01 02:00 +forbidden +\d/m);
    });
  } finally {
    await simulator.stop();
  }
});

Deno.test("status tells the message of the same run as the status, and none where that one had none", async () => {
  const simulator = await startSimulator({ contacts: 10, conversations: 5 });
  try {
    await withDatabase(async (database) => {
      const args = ["--base-url", simulator.url, "--database", database, "--streams=tags"];
      const last = async (): Promise<readonly unknown[]> => {
        const { streams } = await readStatus(database, names);
        const tags = streams.find(({ stream }) => stream === "tags");
        return [tags?.lastStatus, tags?.lastMessage?.slice(0, 17)];
      };
      simulator.faults.add({ name: "forbidden", match: /GET \/tags/, times: 1 });
      await runCommand(args);
      assertEquals(await last(), ["forbidden", 'Cannot GET "/tags']);
      await runCommand(args);
      assertEquals(await last(), ["ok", undefined]);
    });
  } finally {
    await simulator.stop();
  }
});

Deno.test("status tells how far a first load is that was stopped on its way", () => {
  const dayMs = 24 * HOUR_MS;
  const text = statusText({
    database: "w.duckdb",
    layout: 2,
    streams: [{ workspaceId: "w1", stream: "contacts", rows: 0, deleted: 0 }],
    runs: [{
      workspaceId: "w1",
      startedAtMs: 0,
      status: "interrupted",
      requests: 7,
      recordsRead: 900,
    }],
    windows: [
      { workspaceId: "w1", stream: "contacts", untilMs: dayMs, readUntilMs: dayMs },
      {
        workspaceId: "w1",
        stream: "contacts",
        fromMs: dayMs,
        untilMs: 3 * dayMs,
        readUntilMs: 2 * dayMs,
      },
      { workspaceId: "w1", stream: "contacts", fromMs: 3 * dayMs },
    ],
  }, dayMs);
  assertEquals(text.split("\n").filter((line) => line !== "").slice(1), [
    "stream    last status   rows  deleted  oldest change  newest change  landed up to  age",
    "contacts  not finished     0        0",
    "contacts: of a long read in 3 parts 1 are done, 1 begun, 1 not",
    "  1970-01-02 00:00 to 1970-01-04 00:00: read up to 1970-01-03 00:00",
    "last runs         status       time  requests  records read",
    "1970-01-01 00:00  interrupted               7           900",
  ]);
});

Deno.test("status of no database, of another kind of file, and of a database that was never loaded says so", () =>
  withDatabase(async (database) => {
    const refused = (path: string, message: string): Promise<unknown> =>
      assertRejects(() => readStatus(path, names), ConfigError, message);
    await refused(
      database,
      `Cannot use "${database}" as database as it must exist: there is none; deno task extract makes it`,
    );
    assertEquals(await Deno.stat(database).then(() => true, () => false), false);
    const notes = database.replace("w.duckdb", "notes.txt");
    await Deno.writeTextFile(notes, "these are notes\n".repeat(2000));
    await refused(notes, "it must be a DuckDB file: it is another kind of file");
    await refused(database.replace("/w.duckdb", ""), "it must be a file: it is a folder");
    const instance = await DuckDBInstance.create(database);
    instance.closeSync();
    await refused(database, "deno task extract must have loaded it: it has no schema intercom_raw");
  }));

Deno.test("status while another program holds the database says so, and needs no token", async () => {
  const simulator = await startSimulator({ contacts: 60, conversations: 60, latencyMs: 100 });
  try {
    await withDatabase(async (database) => {
      const args = ["--base-url", simulator.url, "--database", database, "--concurrency=1"];
      const child = extractCommand(args).spawn();
      const reader = child.stdout.getReader();
      await reader.read(); // Its first words come once the database is open.
      const env = { INTERCOM_ACCESS_TOKEN: "" };
      const during = await runExtract(["status", "--database", database], { env });
      child.kill("SIGTERM");
      while (!(await reader.read()).done);
      await child.stderr.cancel();
      assertEquals((await child.status).code, 130);
      assertEquals([during.code, during.stderr.trim()], [
        2,
        `Cannot use "${database}" as database as nothing else may have it open: another program holds it`,
      ]);
      const after = await runExtract(["status", "--database", database], { env });
      assertEquals(after.code, 0, after.stderr);
      assertStringIncludes(after.stdout, "interrupted");
      const json = await runExtract(["status", "--log=json", "--database", database], { env });
      assertEquals(JSON.parse(json.stdout).database, database);
    });
  } finally {
    await simulator.stop();
  }
});
