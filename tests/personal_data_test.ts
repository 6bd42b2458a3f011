import { assertEquals, assertGreaterOrEqual } from "@std/assert";
import { parse } from "@std/yaml";

interface Column {
  readonly name: string;
  readonly description?: string;
  readonly config?: { readonly meta?: { readonly personal_data?: boolean } };
}

interface ModelColumn {
  readonly place: string;
  readonly name: string;
  /** What says what it is: a block of the documentation, or the mart's column that a view shows. */
  readonly sources: readonly string[];
  readonly isPersonal: boolean;
}

/** What is of a person wherever a table has it, by the column's name. */
const PERSONAL =
  /^(.*_)?(email|phone|ip|remark|avatar_url|recipients|reply_to|author_name|referrer|job_title|custom_attributes|ticket_attributes|value_text|value_number|value_at|value_boolean)$/;

/** Of nobody, though the name is like that of something personal. */
const OF_NOBODY: readonly string[] = [
  // Always null: the API no longer tells.
  "last_seen_ip",
  // A flag.
  "has_token_admin_verified_email",
];

Deno.test("A column that is personal data in one model is so in each", async () => {
  const bySource = Map.groupBy(
    (await readColumns()).flatMap((column) => column.sources.map((source) => ({ source, column }))),
    ({ source }) => source,
  );
  const mixed = [...bySource].filter(([, uses]) =>
    new Set(uses.map(({ column }) => column.isPersonal)).size > 1
  );
  assertEquals(mixed.map(([source]) => source), []);
  assertGreaterOrEqual(bySource.size, 500);
});

Deno.test("Names, addresses and values of people are marked as personal data", async () => {
  const unmarked = (await readColumns()).filter(({ name, isPersonal }) =>
    PERSONAL.test(name) && !isPersonal && !OF_NOBODY.includes(name)
  );
  assertEquals(unmarked.map(({ place }) => place), []);
});

async function readColumns(): Promise<readonly ModelColumn[]> {
  const columns: ModelColumn[] = [];
  for await (const path of ymlFiles("models")) {
    const { models = [] } = parse(await Deno.readTextFile(path)) as {
      readonly models?: readonly { readonly name: string; readonly columns?: readonly Column[] }[];
    };
    for (const model of models) {
      const mart = model.name.replace("intercom__", "");
      const own = path.includes("/marts/") ? [`${mart}.`] : [];
      columns.push(...(model.columns ?? []).map((column) => ({
        place: `${model.name}.${column.name}`,
        name: column.name,
        sources: [...own.map((start) => start + column.name), ...sourcesOf(column)],
        isPersonal: column.config?.meta?.personal_data === true,
      })));
    }
  }
  return columns;
}

function sourcesOf({ description = "" }: Column): readonly string[] {
  return [
    ...[...description.matchAll(/doc\('(\w+)'\)/g)].map(([, block = ""]) => `doc ${block}`),
    ...[...description.matchAll(/^`([a-z_]+\.[a-z_]+)`/g)].map(([, column = ""]) => column),
  ];
}

async function* ymlFiles(folder: string): AsyncGenerator<string> {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    if (isDirectory) yield* ymlFiles(`${folder}/${name}`);
    else if (name.endsWith(".yml")) yield `${folder}/${name}`;
  }
}
