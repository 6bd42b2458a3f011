import type { Row } from "../text_table.ts";

/** A measurement that was made. */
export interface Section {
  readonly name: string;
  readonly title: string;
  readonly how: string;
  readonly rows: readonly Row[];
  /** With what, where and when, in a line. */
  readonly circumstances: string;
}

const HEAD = `# Benchmarks

Figures of \`deno task bench --write\`: the extractor as \`deno task extract\` runs it, against \`deno task simulate\` in a
process of its own on the same machine. Ratios travel between machines better than seconds do. A figure is a median; in
parentheses, the least and the most of several runs. \`deno task bench --only <name> --repeat <n>\` makes one table again.
`;

/**
 * The page of benchmarks with sections put in place of those of the same name; the others stay as they are.
 *
 * @param names All sections there are, in the order of the page.
 */
export function writeSections(
  page: string,
  sections: readonly Section[],
  names: readonly string[],
): string {
  const written = names.flatMap((name) => {
    const section = sections.find((candidate) => candidate.name === name);
    return section === undefined ? keptSection(page, name) : [writeSection(section)];
  });
  return `${HEAD}\n${written.join("\n")}`;
}

function keptSection(page: string, name: string): string[] {
  const [begin, end] = marks(name);
  const from = page.indexOf(begin);
  const until = page.indexOf(end);
  return from < 0 || until < from ? [] : [`${page.slice(from, until + end.length)}\n`];
}

function writeSection({ name, title, how, rows, circumstances }: Section): string {
  const [begin, end] = marks(name);
  const table = markdownTable(rows).join("\n");
  return `${begin}\n## ${title}\n\n${table}\n\n${how}\n\n_${circumstances}_\n${end}\n`;
}

function marks(name: string): readonly [string, string] {
  return [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
}

/** Rows as a table in Markdown; numbers have their thousands separated. */
export function markdownTable(rows: readonly Row[]): string[] {
  const columns = Object.keys(rows[0] ?? {});
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const cell = (value: Row[string] | undefined) =>
    typeof value === "number" ? value.toLocaleString("en-US") : String(value ?? "–");
  return [
    line(columns.map((name) => name.trim())),
    line(columns.map(() => "---")),
    ...rows.map((row) => line(columns.map((name) => cell(row[name])))),
  ];
}
