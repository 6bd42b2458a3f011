import { parse } from "@std/yaml";
import { type JoinExample, joinExamples } from "./join_examples.ts";
import { keepDocument } from "./kept_document.ts";

/** One documented join of a table, as `config.meta.joins` of its model says. */
export interface Join {
  /** The other table. */
  readonly to: string;
  /** Column of this table to column of the other. */
  readonly on: Readonly<Record<string, string>>;
  readonly cardinality: "many_to_one" | "one_to_one";
  /** SQL condition on the rows that the join is meant for, null for all. */
  readonly where: string | null;
  /** Whether the id may be null. */
  readonly nullable: boolean;
  /** Why an id may have no match, null where each has one. */
  readonly dangling: string | null;
}

/** A table that people query, and what it joins to. */
export interface Table {
  readonly name: string;
  /** The folder of its model: `people`, `conversations`, … */
  readonly subject: string;
  readonly joins: readonly Join[];
}

/** The document that this writes. */
export const DOCUMENT = "docs/joins.md";

const FOLDERS = ["models/marts", "models/metrics", "models/ops"];
const CARDINALITIES = ["many_to_one", "one_to_one"] as const;
const JOIN_KEYS = ["to", "on", "cardinality", "where", "nullable", "dangling"];

/** Reads the tables of one model file. The argument `path` is for the subject and for errors. */
export function tablesOf(text: string, path: string): readonly Table[] {
  const file = parsed(text, path);
  if (!isRecord(file) || !Array.isArray(file.models)) return [];
  return file.models.map((model: unknown) => {
    const config = isRecord(model) && isRecord(model.config) ? model.config : {};
    if (typeof config.alias !== "string") {
      throw new Error(`Cannot read "${path}" as each model must have an alias in its config`);
    }
    const meta = isRecord(config.meta) ? config.meta : {};
    const joins: readonly unknown[] = Array.isArray(meta.joins) ? meta.joins : [];
    return {
      name: config.alias,
      subject: path.split("/").at(-2) ?? "",
      joins: joins.map((join) => joinOf(join, path)),
    };
  });
}

function parsed(text: string, path: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`Cannot read "${path}" as it must be YAML: ${reason}`);
  }
}

function joinOf(join: unknown, path: string): Join {
  if (!isRecord(join)) throw new Error(`Cannot read "${path}" as a join must be a mapping`);
  const unknownKey = Object.keys(join).find((key) => !JOIN_KEYS.includes(key));
  if (unknownKey !== undefined) {
    throw new Error(`Cannot read "${path}" as a join has no "${unknownKey}"`);
  }
  const { to, on, where, nullable, dangling } = join;
  const cardinality = CARDINALITIES.find((each) => each === join.cardinality);
  if (typeof to !== "string" || !isTextRecord(on)) {
    throw new Error(`Cannot read "${path}" as a join must have "to" and, quoted, "on"`);
  }
  if (cardinality === undefined) {
    throw new Error(
      `Cannot read "${path}" as "cardinality" must be one of ${CARDINALITIES.join(", ")}: ` +
        `current value is ${join.cardinality}`,
    );
  }
  return {
    to,
    on,
    cardinality,
    where: typeof where === "string" ? where : null,
    nullable: nullable === true,
    dangling: typeof dangling === "string" ? dangling : null,
  };
}

/** The document: a diagram of everything, questions that go wrong, then for each subject a diagram and a table of its joins. */
export function renderJoins(
  tables: readonly Table[],
  examples: readonly JoinExample[] = joinExamples,
): string {
  const subjects = [...new Set(tables.map(({ subject }) => subject))];
  const sections = subjects.flatMap((subject) => {
    const own = tables.filter((table) => table.subject === subject && table.joins.length > 0);
    return own.length === 0 ? [] : [
      `## ${subject[0]?.toUpperCase()}${subject.slice(1)}`,
      diagram(own),
      joinList(own),
    ];
  });
  return [
    "# Joins",
    "Made by `deno task docs` from `config.meta.joins` of the models; `dbt test` holds the tables to it.",
    "Ids are unique within a workspace only: **every join is also on `workspace_id`**, not repeated below. " +
    "“Match” says whether each row finds one on the other side; no join multiplies rows of the table it starts from.",
    "## All tables",
    "An arrow leads from a table to one that it joins to. Joins to `workspaces` are left out: every table has them.",
    map(tables),
    "## Joins that people get wrong",
    "What the first query of each pair gives is not what was asked; a test runs both on a simulated workspace. " +
    "Deleted records are kept: where they should not count, add `not is_deleted`.",
    ...examples.flatMap(questionAndAnswer),
    ...sections,
  ].join("\n\n") + "\n";
}

function questionAndAnswer({ asks, explains, instead, write }: JoinExample): readonly string[] {
  return [`### ${asks}`, explains, "Instead of", fenced(instead), "write", fenced(write)];
}

function fenced(sql: string): string {
  return ["```sql", sql, "```"].join("\n");
}

/** All tables by subject, with one arrow from each to each that it joins to, whatever the number of joins. */
function map(tables: readonly Table[]): string {
  const subjects = Map.groupBy(tables, ({ subject }) => subject);
  const groups = [...subjects].flatMap(([subject, own]) => [
    `    subgraph ${subject}_tables [${subject}]`,
    ...own.filter(({ name }) => name !== "workspaces").map(({ name }) => `        ${name}`),
    "    end",
  ]);
  const arrows = tables.flatMap(({ name, joins }) =>
    [...new Set(joins.map(({ to }) => to))].filter((to) => to !== "workspaces")
      .map((to) => `    ${name} --> ${to}`)
  );
  return ["```mermaid", "flowchart LR", ...groups, ...arrows, "```"].join("\n");
}

function diagram(tables: readonly Table[]): string {
  const lines = tables.flatMap(({ name, joins }) =>
    joins.map((join) => `    ${name} ${edge(join)} ${join.to} : ${idsOf(join).join("_and_")}`)
  );
  return ["```mermaid", "erDiagram", ...lines, "```"].join("\n");
}

function edge({ cardinality, nullable, dangling }: Join): string {
  const here = cardinality === "one_to_one" ? "|o" : "}o";
  const there = nullable || dangling !== null ? "o|" : "||";
  return `${here}--${there}`;
}

function joinList(tables: readonly Table[]): string {
  const rows = tables.flatMap(({ name, joins }) =>
    joins.map((join) =>
      `| \`${name}\` | \`${join.to}\` | ${condition(join)} | ${
        join.cardinality.replaceAll("_", " ")
      } | ${match(join)} |`
    )
  );
  return ["| from | to | on | cardinality | match |", "|---|---|---|---|---|", ...rows].join("\n");
}

function condition(join: Join): string {
  const columns = idsOf(join).map((column) => {
    const other = join.on[column];
    return other === column ? `\`${column}\`` : `\`${column}\` = \`${other}\``;
  }).join(" and ");
  return join.where === null ? columns : `${columns}, where \`${join.where}\``;
}

function match({ nullable, dangling }: Join): string {
  const parts = [
    ...(nullable ? ["the id may be null"] : []),
    ...(dangling === null ? [] : [`some ids have none: ${dangling}`]),
  ];
  return parts.length === 0 ? "always" : parts.join("; ");
}

/** The columns that tell a join from others; all of them are the workspace's where there are no more. */
function idsOf({ on }: Join): readonly string[] {
  const columns = Object.keys(on);
  return columns.length === 1 ? columns : columns.filter((column) => column !== "workspace_id");
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isTextRecord(value: unknown): value is Record<string, string> {
  return isRecord(value) && Object.values(value).every((each) => typeof each === "string");
}

async function readTables(): Promise<readonly Table[]> {
  const paths = (await Promise.all(FOLDERS.map(modelFiles))).flat().sort();
  const files = await Promise.all(
    paths.map(async (path) => tablesOf(await Deno.readTextFile(path), path)),
  );
  return files.flat();
}

async function modelFiles(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    const path = `${folder}/${name}`;
    if (isDirectory) found.push(...await modelFiles(path));
    else if (name.endsWith(".yml") && !name.startsWith("_")) found.push(path);
  }
  return found;
}

if (import.meta.main) {
  const text = renderJoins(await readTables());
  Deno.exit(await keepDocument({ path: DOCUMENT, text, source: "the models" }, Deno.args));
}
