import { assertEquals } from "@std/assert";
import { startSimulator } from "../simulator/simulator.ts";
import { readRows } from "./landed.ts";

/** A program's end: its exit code and all it printed. */
interface End {
  readonly code: number;
  readonly stderr: string;
}

/** The extractor without the limits of its task, which would refuse any host but the vendor's. */
async function extractAnywhere(url: string, database: string): Promise<End> {
  const { code, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--quiet",
      "--no-prompt",
      "-A",
      "extract/main.ts",
      "--base-url",
      url,
      "--database",
      database,
    ],
    env: { INTERCOM_ACCESS_TOKEN: "any", NO_COLOR: "1", HTTP_PROXY: "", HTTPS_PROXY: "" },
    stdin: "null",
    stdout: "null",
    stderr: "piped",
  }).output();
  return { code, stderr: new TextDecoder().decode(stderr).trim() };
}

function closedPort(): number {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  listener.close();
  return port;
}

// All at once, since each waits for its retries.
Deno.test("without a name, a port, TLS or an API behind it, a run says so in one line, exits with 1, writes nothing, and the next one is whole", async () => {
  const folder = await Deno.makeTempDir();
  const simulator = await startSimulator({ contacts: 30, conversations: 10 });
  const proxy = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {} },
    () => new Response("<html>Please log in</html>", { headers: { "content-type": "text/html" } }),
  );
  const closed = (url: string) =>
    [
      url,
      `Cannot reach "${url}" as it must answer: the connection failed or was closed`,
    ] as const;
  const ends = [
    ["no name", ...closed("http://name.invalid")],
    ["no port", ...closed(`http://127.0.0.1:${closedPort()}`)],
    ["no TLS", ...closed(simulator.url.replace("http:", "https:"))],
    [
      "a proxy's page",
      `http://127.0.0.1:${proxy.addr.port}`,
      'Cannot GET "/me" as the answer must be JSON: body is cut off or no JSON',
    ],
  ] as const;
  try {
    const database = `${folder}/w.duckdb`;
    const found = await Promise.all(ends.map(([, url]) => extractAnywhere(url, database)));
    assertEquals(
      found.map(({ code, stderr }) => [code, stderr]),
      ends.map(([, , message]) => [1, message]),
    );
    assertEquals([...Deno.readDirSync(folder)], []);
    assertEquals((await extractAnywhere(simulator.url, database)).code, 0);
    const [row] = await readRows(
      database,
      "select count(*)::integer as n from intercom_raw.contacts",
    );
    assertEquals(row, { n: 30 });
  } finally {
    await proxy.shutdown();
    await simulator.stop();
    await Deno.remove(folder, { recursive: true });
  }
});
