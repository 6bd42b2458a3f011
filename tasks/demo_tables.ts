/** A table that people query: its subject is the folder of its model. */
export interface CountedTable {
  readonly name: string;
  readonly subject: string;
  readonly rows: number;
}

/**
 * Tables with their rows, subject by subject, in lines of at most `width` characters. Empty ones are not named: most belong
 * to streams that were not loaded.
 */
export function describeTables(tables: readonly CountedTable[], width: number): readonly string[] {
  const filled = tables.filter(({ rows }) => rows > 0);
  const indent = Math.max(...filled.map(({ subject }) => subject.length)) + 2;
  const lines = [...Map.groupBy(filled, ({ subject }) => subject)].flatMap(([subject, own]) =>
    wrapped(
      own.map(({ name, rows }) => `${name} ${rows.toLocaleString("en-US")}`),
      width - indent,
    ).map((line, index) => (index === 0 ? subject : "").padEnd(indent) + line)
  );
  const emptyCount = tables.length - filled.length;
  return emptyCount === 0 ? lines : [
    ...lines,
    "",
    `Empty, as their streams were not loaded or there is nothing: ${emptyCount}`,
  ];
}

function wrapped(words: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    const longer = `${last}, ${word}`;
    if (last === undefined || longer.length > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

/**
 * The subject of each table, by the files of the models: `models/marts/people/intercom__users.sql` makes `users`, one of
 * `people`.
 */
export async function readSubjects(): Promise<ReadonlyMap<string, string>> {
  const subjects = new Map<string, string>();
  for await (const { name } of Deno.readDir("models/marts")) {
    for (const table of await tablesIn(`models/marts/${name}`)) {
      subjects.set(table, name.replaceAll("_", " "));
    }
  }
  for (const table of await tablesIn("models/metrics")) subjects.set(table, "metrics");
  return subjects;
}

async function tablesIn(folder: string): Promise<readonly string[]> {
  const files = await Array.fromAsync(Deno.readDir(folder));
  return files.flatMap(({ name }) => /^intercom__(\w+)\.sql$/.exec(name)?.[1] ?? []);
}
