import { assertEquals } from "@std/assert";
import { parse } from "@std/yaml";
import { streams } from "../extract/streams/mod.ts";
import type { Read } from "../extract/streams/stream.ts";
import { ROUTES } from "../simulator/routes/mod.ts";
import { startSimulator } from "../simulator/simulator.ts";
import { rawTruth } from "../simulator/truth.ts";

/** Folders and files of `extract/`, top to bottom. What stands in one line does not know its neighbours. */
const layers = [
  ["extract/main.ts"],
  ["extract/command/"],
  ["extract/sync.ts"],
  ["extract/sync/"],
  ["extract/streams/"],
  ["extract/api/", "extract/raw/"],
  ["extract/errors.ts"],
] as const;

/** A module and the modules of this project that it imports, as paths from the project's folder. */
interface Module {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

Deno.test("Imports of the extractor point downwards only, and none from API to raw or back", async () => {
  const modules = await readModules("extract");
  assertEquals(modules.filter(isProduct).flatMap(findUpwardImports), []);
});

Deno.test("A stream sends nothing: of the API it knows only the words for requests and values", async () => {
  const modules = await readModules("extract/streams");
  assertEquals(modules.filter(isProduct).flatMap(findSending), []);
});

Deno.test("The simulator imports nothing of the extractor, so that it cannot share its mistakes", async () => {
  assertEquals((await readModules("simulator")).flatMap(findImportsOfExtractor), []);
});

Deno.test("Only the extractor's main.ts touches arguments, environment, exit and console", async () => {
  const modules = await readModules("extract");
  assertEquals(modules.filter(isProduct).flatMap(findSurroundings), []);
});

Deno.test("Each stream has its raw table among the sources, a staging model and its yml", async () => {
  const sources = readSources(await Deno.readTextFile("models/staging/_sources.yml"));
  const files = (await Array.fromAsync(Deno.readDir("models/staging"))).map(({ name }) => name);
  assertEquals(streams.flatMap(({ name }) => findMissing(name, { sources, files })), []);
});

Deno.test("Each endpoint of each stream is answered by the simulator", () => {
  const templates = ROUTES.map(({ template }) => template);
  const missing = streams.flatMap(({ name, read }) =>
    findUnanswered(operationsOf(read), templates).map((operation) =>
      `${name} lacks ${operation} in simulator/routes/`
    )
  );
  assertEquals([...new Set(missing)], []);
});

Deno.test("Each stream has rows in the simulator's truth, so that what is landed of it is compared", async () => {
  const simulator = await startSimulator({ contacts: 300, conversations: 20 });
  try {
    const truth = rawTruth(simulator.workspace);
    const missing = streams.filter(({ name }) => (truth.get(name) ?? []).length === 0)
      .map(({ name }) => `${name} has no rows in rawTruth() of simulator/truth.ts`);
    assertEquals(missing, []);
  } finally {
    await simulator.stop();
  }
});

Deno.test("`findUnanswered()` takes a template's `{…}` for one part of a path", () => {
  const templates = ["GET /contacts/{id}/tags", "POST /contacts/search"];
  const operations = ["GET /contacts/1/tags", "GET /contacts/search", "GET /contacts/1/tags/2"];
  assertEquals(findUnanswered(operations, templates), operations.slice(1));
});

Deno.test("`findMissing()` names each piece that a stream lacks", () => {
  const pieces = { sources: ["tags"], files: ["stg_intercom__tags.sql"] };
  assertEquals(findMissing("tags", pieces), ["tags lacks models/staging/stg_intercom__tags.yml"]);
  assertEquals(findMissing("teams", pieces), [
    "teams lacks its table in models/staging/_sources.yml",
    "teams lacks models/staging/stg_intercom__teams.sql",
    "teams lacks models/staging/stg_intercom__teams.yml",
  ]);
});

Deno.test("`findUpwardImports()` finds an import up, an import across and a file without a layer", () => {
  const up = parseModule("extract/raw/warehouse.ts", `import { sync } from "../sync.ts";`);
  assertEquals(findUpwardImports(up), ["extract/raw/warehouse.ts imports extract/sync.ts"]);
  const across = parseModule(
    "extract/raw/merge.ts",
    `import type { Client } from "../api/client.ts";`,
  );
  assertEquals(findUpwardImports(across), ["extract/raw/merge.ts imports extract/api/client.ts"]);
  const outside = parseModule(
    "extract/sync.ts",
    `export { run } from "../simulator/simulator.ts";`,
  );
  assertEquals(findUpwardImports(outside), ["extract/sync.ts imports simulator/simulator.ts"]);
  const stray = parseModule("extract/helpers.ts", "");
  assertEquals(findUpwardImports(stray), [
    "extract/helpers.ts has no layer in tests/layout_test.ts",
  ]);
  const down = parseModule(
    "extract/sync.ts",
    `import { retry } from "./api/retry.ts";\nawait import("./errors.ts");`,
  );
  assertEquals(findUpwardImports(down), []);
});

Deno.test("`findSending()` finds the client and lets the words pass", () => {
  const text = `import { pageOf } from "../api/page.ts";\nimport { send } from "../api/client.ts";`;
  const module = parseModule("extract/streams/tags.ts", text);
  assertEquals(findSending(module), ["extract/streams/tags.ts imports extract/api/client.ts"]);
});

Deno.test("`findImportsOfExtractor()` finds an import of a type as well", () => {
  const module = parseModule(
    "simulator/server.ts",
    `import type { Stream } from "../extract/streams/stream.ts";`,
  );
  assertEquals(findImportsOfExtractor(module), [
    "simulator/server.ts imports extract/streams/stream.ts",
  ]);
});

Deno.test("`findSurroundings()` finds a use in code and none in a comment", () => {
  const module = parseModule(
    "extract/sync.ts",
    `/** Never console.log() here. */\nDeno.exit(1); // unlike Deno.env\nconst x = 1;`,
  );
  assertEquals(findSurroundings(module), ["extract/sync.ts uses Deno.exit"]);
});

function findUpwardImports({ path, imports }: Module): readonly string[] {
  const own = findLayer(path);
  if (own === undefined) return [`${path} has no layer in tests/layout_test.ts`];
  return imports.filter((imported) => {
    const other = findLayer(imported);
    return other === undefined || (other.part !== own.part && other.depth <= own.depth);
  }).map((imported) => `${path} imports ${imported}`);
}

function findMissing(
  stream: string,
  pieces: { readonly sources: readonly string[]; readonly files: readonly string[] },
): readonly string[] {
  const files = ["sql", "yml"].map((extension) => `stg_intercom__${stream}.${extension}`);
  return [
    ...pieces.sources.includes(stream) ? [] : ["its table in models/staging/_sources.yml"],
    ...files.filter((file) => !pieces.files.includes(file)).map((file) => `models/staging/${file}`),
  ].map((piece) => `${stream} lacks ${piece}`);
}

/** What a stream asks of the API, in the newest version that has its own way and in the one before. */
function operationsOf(read: Read): readonly string[] {
  const versions = [{ version: "2.16" }, { version: "2.15" }];
  const ofList = ({ request }: { readonly request: { method: string; path: string } }) =>
    `${request.method} ${request.path}`;
  switch (read.kind) {
    case "whole":
      return [
        ...versions.map((api) => ofList(read.list(api))),
        ...read.confirm === null ? [] : [`GET ${read.confirm("1")}`],
        ...read.count === undefined ? [] : [ofList({ request: read.count })],
        ...read.fallback === undefined ? [] : [ofList(read.fallback.list)],
      ];
    case "changed":
      return [`POST ${read.path}`, `GET ${read.detail("1")}`];
    case "feed":
      return [ofList(read.list({ fromMs: 0, untilMs: 1 }))];
    case "members": {
      const owners = read.owners({ customObjectTypes: ["1"] });
      return [..."request" in owners ? [ofList(owners)] : [], ofList(read.members("1"))];
    }
    case "sublist":
      return [ofList(read.list("1"))];
    case "embedded":
      return []; // It comes with the detail of its owner.
  }
}

function findUnanswered(
  operations: readonly string[],
  templates: readonly string[],
): readonly string[] {
  const patterns = templates.map((template) =>
    new RegExp(`^${template.replaceAll(/\{[^}]*\}/g, "[^/]+")}$`)
  );
  return operations.filter((operation) => !patterns.some((pattern) => pattern.test(operation)));
}

/** Names of the raw tables that dbt knows. */
function readSources(yaml: string): readonly string[] {
  const { sources } = parse(yaml) as {
    readonly sources: readonly { readonly tables: readonly { readonly name: string }[] }[];
  };
  return sources.flatMap(({ tables }) => tables.map(({ name }) => name));
}

function findSending({ path, imports }: Module): readonly string[] {
  const words = ["extract/api/json.ts", "extract/api/page.ts"];
  return imports.filter((imported) =>
    imported.startsWith("extract/api/") && !words.includes(imported)
  ).map((imported) => `${path} imports ${imported}`);
}

function findImportsOfExtractor({ path, imports }: Module): readonly string[] {
  return imports.filter((imported) => imported.startsWith("extract/"))
    .map((imported) => `${path} imports ${imported}`);
}

function findSurroundings({ path, text }: Module): readonly string[] {
  if (path === "extract/main.ts") return [];
  const code = text.replaceAll(/\/\*.*?\*\/|\/\/[^\n]*/gs, "");
  return [...code.matchAll(/\b(Deno\.(?:args|env|exit|exitCode)|console)\b/g)]
    .map((match) => `${path} uses ${match[1]}`);
}

function findLayer(path: string): { readonly depth: number; readonly part: string } | undefined {
  for (const [depth, parts] of layers.entries()) {
    const part = parts.find((part) => part.endsWith("/") ? path.startsWith(part) : path === part);
    if (part !== undefined) return { depth, part };
  }
  return undefined;
}

/** Tests and their stand-ins may reach further than what they test. */
function isProduct({ path }: Module): boolean {
  return !/(_test\.ts|\/fake_\w+\.ts)$/.test(path);
}

function parseModule(path: string, text: string): Module {
  const found = text.matchAll(/\b(?:from|import)\s*\(?\s*"(\.[^"]+\.ts)"/g);
  const imports = [...found].map((match) => resolve(path, match[1] ?? ""));
  return { path, text, imports };
}

/** `../b.ts` as `a/c.ts` means it, from the project's folder. */
function resolve(path: string, specifier: string): string {
  return new URL(specifier, `file:///${path}`).pathname.slice(1);
}

async function readModules(folder: string): Promise<readonly Module[]> {
  const modules: Module[] = [];
  for await (const entry of Deno.readDir(folder)) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory) modules.push(...await readModules(path));
    else if (path.endsWith(".ts")) modules.push(parseModule(path, await Deno.readTextFile(path)));
  }
  return modules;
}
