import { assertEquals } from "@std/assert";
import { parse } from "@std/yaml";
import { readRows } from "./landed.ts";

/** What a model's yml says of it. */
export interface Documented {
  /** The model and its file, for messages. */
  readonly place: string;
  /** The relation in the database: schema and name. */
  readonly relation: string;
  readonly isMart: boolean;
  readonly description: string;
  readonly columns: readonly { readonly name: string; readonly description: string }[];
  readonly tests: readonly string[];
  readonly joinsTo: readonly string[];
  /** Of a wide table, what it widens: its other columns are that table's, and those of the attributes of `model`. */
  readonly wide: { readonly entity: string; readonly model: string } | undefined;
}

type Json = Record<string, unknown>;

/**
 * Holds a database to the ymls of its models: each lists the columns that the model has, and the database itself tells what
 * they hold.
 */
export async function assertColumnsDescribed(database: string): Promise<void> {
  assertEquals(await withoutComment(database), []);
  const found = await readColumns(database);
  for (const { relation, place, columns, wide } of await readModels()) {
    const listed = columns.map(({ name }) => name);
    const names = wide === undefined ? listed : [
      ...found.get(`intercom.${wide.entity}`) ?? [],
      ...found.get(`columns of ${wide.model}`) ?? [],
    ];
    assertEquals(names.toSorted(), (found.get(relation) ?? []).toSorted(), place);
    assertEquals(listed.filter((name) => !names.includes(name)), [], place);
  }
}

/** The columns of every table; those that custom attributes have under `columns of` and what they are attributes of. */
async function readColumns(database: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await readRows(
    database,
    `select table_schema || '.' || table_name as relation, column_name
     from information_schema.columns where table_schema in ('intercom', 'intercom_staging')
     union all select 'columns of ' || model as relation, column_name from intercom.attribute_columns
     order by all`,
  );
  const found = Map.groupBy(rows, ({ relation }) => String(relation));
  return new Map(
    [...found].map(([relation, own]) => [relation, own.map((row) => String(row["column_name"]))]),
  );
}

/** What the database itself does not describe. The columns of a wide table are described where they come from. */
async function withoutComment(database: string): Promise<readonly string[]> {
  const rows = await readRows(
    database,
    `select table_name || '.' || column_name as name from duckdb_columns()
     where schema_name = 'intercom' and comment is null
       and not table_name like '%_wide'
     union all
     select table_name from duckdb_tables() where schema_name = 'intercom' and comment is null
     order by all`,
  );
  return rows.map(({ name }) => String(name));
}

/** What a model's yml lacks, a line each. */
export function findGaps(model: Documented): readonly string[] {
  const { place, description, columns, tests, isMart, joinsTo } = model;
  // What tells of runs or days and not of a workspace.
  const isApart = /sync_|bookmarks|time_spine/.test(place);
  return [
    ...description.startsWith("One row for each ") || description.startsWith("One row a ") ? [] : [
      `${place} must begin its description with the grain: "One row for each …"`,
    ],
    ...tests.includes("key_is_unique") ? [] : [`${place} must test its key with key_is_unique`],
    ...columns.filter((column) => column.description.trim() === "")
      .map(({ name }) => `${place} must describe the column ${name}`),
    ...joinsTo.length > 0 && !tests.includes("joins_hold")
      ? [`${place} must test its joins with joins_hold`]
      : [],
    ...isMart && !isApart && joinsTo.length === 0 ? [`${place} must say what it joins to`] : [],
  ];
}

/** What the ymls of all models say. */
export async function readModels(): Promise<readonly Documented[]> {
  const models: Documented[] = [];
  for (const folder of ["models/staging", "models/marts", "models/metrics", "models/ops"]) {
    for await (const path of modelFiles(folder)) {
      models.push(...documentedIn(path, await Deno.readTextFile(path)));
    }
  }
  return models;
}

async function* modelFiles(folder: string): AsyncGenerator<string> {
  for await (const entry of Deno.readDir(folder)) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory) yield* modelFiles(path);
    else if (/^(stg_)?intercom__\w+\.yml$/.test(entry.name)) yield path;
  }
}

function documentedIn(path: string, text: string): readonly Documented[] {
  const { models } = parse(text) as { readonly models: readonly Json[] };
  return models.map((model) => {
    const config = (model["config"] ?? {}) as Json;
    const meta = (config["meta"] ?? {}) as Json;
    const joins = meta["joins"] ?? [];
    const alias = config["alias"];
    return {
      place: path,
      relation: typeof alias === "string"
        ? `intercom.${alias}`
        : `intercom_staging.${model["name"]}`,
      isMart: typeof alias === "string",
      description: String(model["description"] ?? ""),
      columns: ((model["columns"] ?? []) as readonly Json[]).map((column) => ({
        name: String(column["name"]),
        description: String(column["description"] ?? ""),
      })),
      tests: ((model["data_tests"] ?? []) as readonly unknown[]).flatMap((test) =>
        typeof test === "string" ? [test] : Object.keys(test as Json)
      ),
      joinsTo: (joins as readonly Json[]).map((join) => String(join["to"])),
      wide: meta["wide"] as Documented["wide"],
    };
  });
}
