import { assert, assertEquals, assertGreaterOrEqual, assertLessOrEqual } from "@std/assert";
import { FakeClock } from "../extract/api/fake_clock.ts";
import { settings } from "../extract/command/settings.ts";
import { deleteContact } from "../simulator/changes.ts";
import { frozenClock } from "../simulator/clock.ts";
import { type Simulator, startSimulator } from "../simulator/simulator.ts";
import { extractCommand, runExtract } from "../tasks/extract_process.ts";
import { emptyApi, runCommand } from "./command_run.ts";
import { readRows } from "./landed.ts";
import { withDatabase } from "./sync_run.ts";

/** A small workspace, a database, and the arguments that lead from one to the other. */
interface Setting {
  readonly simulator: Simulator;
  readonly database: string;
  /** The arguments of a run, with those that every run here has. */
  readonly args: (...more: readonly string[]) => string[];
}

type Effect = (setting: Setting) => Promise<void>;

/** What each option does, seen from outside. */
const effects: Readonly<Record<keyof typeof settings, Effect>> = {
  streams: async ({ simulator, args }) => {
    await runCommand(args("--streams=tags,teams"));
    const asked = ["/tags", "/teams", "/admins", "/segments"];
    assertEquals(asked.map((path) => simulator.requests.count(`GET ${path}`)), [1, 1, 0, 0]);
  },
  skip: async ({ simulator, args }) => {
    await runCommand(args("--streams=tags,teams", "--skip=teams"));
    assertEquals(["GET /tags", "GET /teams"].map((one) => simulator.requests.count(one)), [1, 0]);
  },
  since: async ({ simulator, database, args }) => {
    const dayMs = simulator.clock.now() - 90 * 86_400_000;
    const since = new Date(dayMs).toISOString().slice(0, 10);
    await runCommand(args("--streams=contacts", `--since=${since}`));
    const [row] = await readRows(
      database,
      `select count(*)::integer as found, min(updated_at) >= '${since}' as are_late
       from intercom_raw.contacts`,
    );
    assertEquals(row?.["are_late"], true);
    assertLessOrEqual(Number(row?.["found"]), 119);
  },
  fullRefresh: async ({ simulator, args }) => {
    const details = (): number => simulator.requests.count("GET /conversations/{id}");
    simulator.clock.advance(86_400_000);
    await runCommand(args("--streams=conversations"));
    const first = details();
    await runCommand(args("--streams=conversations"));
    assertLessOrEqual(details() - first, first / 10);
    const second = details();
    await runCommand(args("--streams=conversations", "--full-refresh"));
    assertEquals(details() - second, first);
  },
  sweepDays: async ({ simulator, database, args }) => {
    const deleted = async (): Promise<number> => {
      const sql = "select count(deleted_at)::integer as gone from intercom_raw.contacts";
      return Number((await readRows(database, sql))[0]?.["gone"]);
    };
    await runCommand(args("--streams=contacts", "--sweep-days=2"));
    const [first] = simulator.workspace.contacts.values();
    deleteContact(simulator.workspace, first?.fields.id ?? "");
    simulator.clock.advance(3 * 86_400_000);
    await runCommand(args("--streams=contacts", "--sweep-days=0"));
    assertEquals(await deleted(), 0);
    await runCommand(args("--streams=contacts", "--sweep-days=2"));
    assertEquals(await deleted(), 1);
  },
  customObjects: async ({ database }) => {
    const { fetch, asked } = emptyApi();
    const args = ["--streams=tags", "--custom-objects=Order,Visit", "--database", database];
    await runCommand(args, { fetch });
    const operations = asked.map(({ operation }) => operation);
    for (const type of ["Order", "Visit"]) {
      assert(operations.includes(`GET /custom_object_instances/${type}`), operations.join());
    }
  },
  omit: async ({ simulator, database, args }) => {
    const emails = [...simulator.workspace.contacts.values()].flatMap(({ fields }) =>
      typeof fields.email === "string" && fields.email !== "" ? [fields.email] : []
    );
    assertGreaterOrEqual(emails.length, 50);
    const found = async (): Promise<number> => {
      const text = await wholeText(database);
      return emails.filter((email) => text.includes(email)).length;
    };
    await runCommand(args("--streams=contacts"));
    assertEquals(await found(), emails.length);
    await Deno.remove(database);
    await runCommand(args("--streams=contacts", "--omit=contacts.email"));
    assertEquals(await found(), 0);
    const sql = "select count(*)::integer as landed from intercom_raw.contacts";
    assertEquals((await readRows(database, sql))[0]?.["landed"], 120);
  },
  database: async ({ database, args }) => {
    const other = database.replace("w.duckdb", "other.duckdb");
    await runCommand([...args("--streams=tags"), "--database", other]);
    assertEquals((await Deno.stat(other)).isFile, true);
    assertEquals(await Deno.stat(database).then(() => true, () => false), false);
  },
  region: async ({ database }) => {
    const { fetch, asked } = emptyApi();
    await runCommand(["--streams=tags", "--region=eu", "--database", database], { fetch });
    assertEquals(new Set(asked.map(({ host }) => host)), new Set(["api.eu.intercom.io"]));
  },
  baseUrl: async ({ database }) => {
    const { fetch, asked } = emptyApi();
    const args = ["--streams=tags", "--base-url=https://api.example.test/", "--database", database];
    await runCommand(args, { fetch });
    assertEquals(new Set(asked.map(({ host }) => host)), new Set(["api.example.test"]));
  },
  apiVersion: async ({ database }) => {
    const { fetch, asked } = emptyApi();
    const args = ["--streams=conversation_attributes", "--database", database];
    await runCommand([...args, "--api-version=2.15"], { fetch });
    assertEquals(new Set(asked.map(({ version }) => version)), new Set(["2.15"]));
    assertEquals(asked.at(-1)?.operation, "GET /data_attributes");
  },
  concurrency: async ({ simulator, args }) => {
    await runCommand(args("--concurrency=1"));
    assertEquals(simulator.requests.mostAtOnce, 1);
  },
  rateShare: async ({ database }) => {
    const slept = async (share: string): Promise<number> => {
      const clock = new FakeClock();
      const { fetch } = emptyApi((sent) => ({
        "date": new Date(clock.now()).toUTCString(),
        "x-ratelimit-limit": "10",
        "x-ratelimit-remaining": String(10 - sent),
        "x-ratelimit-reset": String(clock.now() / 1000 + 10),
      }));
      const args = ["--streams=tags,teams,admins,segments", `--rate-share=${share}`];
      await runCommand([...args, "--database", database], { fetch, clock });
      return clock.slept.length;
    };
    assertEquals(await slept("1"), 0);
    assertGreaterOrEqual(await slept("0.3"), 1);
  },
  every: async ({ args }) => {
    const child = extractCommand(args("--streams=tags", "--every=1h")).spawn();
    let text = "";
    for await (const chunk of child.stdout.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      if (text.includes("Waiting until ") && !text.includes("Stopped")) child.kill("SIGTERM");
    }
    assertEquals(await new Response(child.stderr).text(), "");
    assertEquals((await child.status).code, 0);
    assertEquals(text.split("\n").slice(-2), ["Stopped while waiting", ""]);
    assert(/\nok: \d+ requests in .*\nWaiting until 20\d\d-.*Z\n/.test(text), text);
  },
  log: async ({ args }) => {
    const { code, stdout } = await runExtract(args("--streams=tags", "--log=json"));
    assertEquals(code, 0);
    const events = stdout.trim().split("\n").map((line) => JSON.parse(line).event);
    assertEquals(new Set(events), new Set(events.filter((event) => typeof event === "string")));
    assertEquals([events[0], events.at(-1)], ["run_started", "run_finished"]);
  },
};

/** Every value of every table of a database. Its bytes are compressed. */
async function wholeText(database: string): Promise<string> {
  const tables = await readRows(
    database,
    "select schema_name || '.' || table_name as name from duckdb_tables() where estimated_size > 0",
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await readRows(database, `select columns(*)::varchar from ${name}`);
    texts.push(...rows.flatMap((row) => Object.values(row).map(String)));
  }
  return texts.join("\n");
}

for (const [name, effect] of Object.entries(effects)) {
  const { flag } = settings[name as keyof typeof settings];
  Deno.test(`--${flag} does what it says`, async () => {
    const simulator = await startSimulator({
      contacts: 120,
      conversations: 30,
      clock: frozenClock(Date.UTC(2026, 5, 1)),
    });
    try {
      await withDatabase(async (database) => {
        const args = (...more: readonly string[]): string[] => [
          "--base-url",
          simulator.url,
          "--database",
          database,
          ...more,
        ];
        await effect({ simulator, database, args });
      });
    } finally {
      await simulator.stop();
    }
  });
}

Deno.test("--omit keeps what people wrote out of the database, in conversations and in their parts", async () => {
  const simulator = await startSimulator({ contacts: 60, conversations: 40 });
  try {
    await withDatabase(async (database) => {
      const args = ["--base-url", simulator.url, "--streams=conversations"];
      const whole = database.replace("w.duckdb", "whole.duckdb");
      await runCommand([...args, "--database", whole]);
      const bodies = (await readRows(
        whole,
        `select distinct record -> '$.source' ->> '$.body' as body from intercom_raw.conversations
         union select distinct record ->> '$.body' from intercom_raw.conversation_parts`,
      )).map(({ body }) => String(body)).filter((body) => body.length >= 20);
      assertGreaterOrEqual(bodies.length, 30);
      const omit = "--omit=conversations.source.body,conversation_parts.body";
      await runCommand([...args, "--database", database, omit]);
      const found = async (path: string): Promise<readonly string[]> => {
        const text = await wholeText(path);
        // As a JSON text writes them.
        return bodies.filter((body) => text.includes(JSON.stringify(body).slice(1, -1)));
      };
      assertEquals(await found(whole), bodies);
      assertEquals(await found(database), []);
      const sql = "select count(*)::integer as parts from intercom_raw.conversation_parts";
      assertEquals(await readRows(database, sql), await readRows(whole, sql));
    });
  } finally {
    await simulator.stop();
  }
});

Deno.test("A signal within a run of --every ends it with 130, after the transaction under way, and says so", async () => {
  const simulator = await startSimulator({ contacts: 60, conversations: 80, latencyMs: 50 });
  try {
    await withDatabase(async (database) => {
      const args = ["--base-url", simulator.url, "--database", database, "--concurrency=2"];
      const child = extractCommand([...args, "--every=1h", "--log=json"]).spawn();
      let text = "";
      for await (const chunk of child.stdout.pipeThrough(new TextDecoderStream())) {
        if (text === "") setTimeout(() => child.kill("SIGINT"), 300);
        text += chunk;
      }
      assertEquals(
        await new Response(child.stderr).text(),
        [
          "Stopping after the transaction under way\n",
          "What is landed stays; the same command goes on from here\n",
        ].join(""),
      );
      assertEquals((await child.status).code, 130);
      const last = JSON.parse(text.trim().split("\n").at(-1) ?? "{}");
      assertEquals([last.event, last.status], ["run_finished", "interrupted"]);
      const sql = "select status from intercom_raw.sync_runs";
      assertEquals(await readRows(database, sql), [{ status: "interrupted" }]);
    });
  } finally {
    await simulator.stop();
  }
});

Deno.test("A first run of --every that only the operator can cure ends with 2 and says so", () =>
  withDatabase(async (database) => {
    const folder = database.replace("w.duckdb", "none/w.duckdb");
    const simulator = await startSimulator({ contacts: 10, conversations: 5 });
    try {
      const args = ["--base-url", simulator.url, "--database", folder, "--every=1h"];
      const { code, stderr } = await runExtract(args);
      assertEquals([code, stderr.trim()], [
        2,
        `Cannot use "${folder}" as database as its folder must exist: there is none`,
      ]);
    } finally {
      await simulator.stop();
    }
  }));

Deno.test("The help and the list of streams need no token, and end with 0", async () => {
  const env = { INTERCOM_ACCESS_TOKEN: "" };
  const help = await runExtract(["plan", "--help"], { env });
  const list = await runExtract(["--help", "streams"], { env });
  assertEquals([help.code, list.code], [0, 0]);
  assert(help.stdout.startsWith("Loads an Intercom workspace"), help.stdout);
  assert(/^ {2}conversation_parts +/m.test(list.stdout), list.stdout);
});
