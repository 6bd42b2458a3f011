import { assertEquals, assertStringIncludes } from "@std/assert";
import { runExtract } from "../tasks/extract_process.ts";

/** A folder that is removed afterwards, and must hold only what the test put there. */
async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await work(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Answers every request in one way, on a port of this machine. */
async function withServer(
  answer: (request: Request) => Response,
  work: (url: string) => Promise<void>,
): Promise<void> {
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, answer);
  try {
    await work(`http://127.0.0.1:${server.addr.port}`);
  } finally {
    await server.shutdown();
  }
}

const me = { type: "admin", id: "1", app: { type: "app", id_code: "w1", timezone: "UTC" } };

for (
  const [what, args, env, message] of [
    [
      "no token",
      [],
      { INTERCOM_ACCESS_TOKEN: "" },
      "INTERCOM_ACCESS_TOKEN must hold an access token",
    ],
    [
      "an unknown stream",
      ["--streams=contact"],
      {},
      'Cannot select "contact" as a stream must be one of',
    ],
    ["an unknown flag", ["--stream=contacts"], {}, 'Cannot use "--stream"'],
    ["an unknown region", ["--region=mars"], {}, 'Cannot use "mars" as region'],
    ["an unknown version", ["--api-version=9"], {}, 'Cannot use "9" as api-version'],
    [
      "an address that its task may not reach",
      ["--base-url=https://example.com"],
      {},
      'Cannot use "example.com" as base-url as --allow-net of the task "extract" in deno.json must name it',
    ],
    ["a date that is none", ["--since=soon"], {}, 'Cannot use "soon" as since'],
  ] as const
) {
  Deno.test(`extract with ${what} says so in one line, exits with 2 and writes nothing`, () =>
    inFolder(async (cwd) => {
      const end = await runExtract(args, { cwd, env });
      assertEquals(end.code, 2, end.stderr);
      assertStringIncludes(end.stderr, message);
      assertEquals(end.stderr.trim().split("\n").length, 1);
      assertEquals(end.stdout, "");
      assertEquals([...Deno.readDirSync(cwd)], []);
    }));
}

Deno.test("extract with a token that the API refuses says so in one line, exits with 2 and writes nothing", () =>
  inFolder((cwd) =>
    withServer(
      () =>
        Response.json({ type: "error.list", errors: [{ code: "unauthorized" }] }, { status: 401 }),
      async (url) => {
        const env = { INTERCOM_ACCESS_TOKEN: "very-secret" };
        const end = await runExtract(["--base-url", url], { cwd, env });
        assertEquals(end.code, 2);
        assertEquals(
          end.stderr.trim(),
          "Cannot read Intercom as the API must accept INTERCOM_ACCESS_TOKEN: status is 401 (unauthorized)",
        );
        assertEquals([...Deno.readDirSync(cwd)], []);
      },
    )
  ));

Deno.test("extract from an address that does not answer exits with 1 after its retries and writes nothing", () =>
  inFolder(async (cwd) => {
    const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    const { port } = listener.addr;
    listener.close();
    const end = await runExtract(["--base-url", `http://127.0.0.1:${port}`], { cwd });
    assertEquals(end.code, 1);
    assertEquals(
      end.stderr.trim(),
      `Cannot reach "http://127.0.0.1:${port}" as it must answer: the connection failed or was closed`,
    );
    assertEquals([...Deno.readDirSync(cwd)], []);
  }));

Deno.test("extract into a file that is no database, in no folder, a folder, or not to be written exits with 2", () =>
  inFolder((cwd) =>
    withServer(() => Response.json(me), async (url) => {
      await Deno.writeTextFile(`${cwd}/notes.txt`, "these are notes\n".repeat(2000));
      await Deno.mkdir(`${cwd}/folder`);
      const refusals = [
        ["notes.txt", "it must be a DuckDB file: it is another kind of file"],
        ["none/w.duckdb", "its folder must exist: there is none"],
        ["folder", "it must be a file: it is a folder"],
        ["/sys/w.duckdb", "it must be writable: permission is denied"],
      ] as const;
      for (const [database, message] of refusals) {
        const end = await runExtract(["--base-url", url, "--database", database], { cwd });
        assertEquals(end.code, 2, end.stderr);
        assertEquals(end.stderr.trim(), `Cannot use "${database}" as database as ${message}`);
      }
      assertEquals([...Deno.readDirSync(cwd)].map(({ name }) => name).sort(), [
        "folder",
        "notes.txt",
      ]);
    })
  ));

Deno.test("extract into a database that another process holds exits with 2 and leaves it alone", () =>
  inFolder((cwd) =>
    withServer(() => Response.json(me), async (url) => {
      const holder = new Deno.Command(Deno.execPath(), {
        args: [
          "eval",
          "--quiet",
          `--config=${Deno.cwd()}/deno.json`,
          `import { DuckDBInstance } from "@duckdb/node-api";
           const held = await DuckDBInstance.create("w.duckdb");
           await (await held.connect()).run("create table mine as select 1 as one");
           console.log("held");
           setTimeout(() => {}, 60_000);`,
        ],
        cwd,
        stdout: "piped",
        stderr: "null",
      }).spawn();
      const reader = holder.stdout.getReader();
      await reader.read();
      const end = await runExtract(["--base-url", url, "--database", "w.duckdb"], { cwd });
      holder.kill("SIGKILL");
      await reader.cancel();
      await holder.status;
      assertEquals(end.code, 2, end.stderr);
      assertEquals(
        end.stderr.trim(),
        'Cannot use "w.duckdb" as database as nothing else may have it open: another program holds it',
      );
    })
  ));
