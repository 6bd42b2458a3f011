import { parse } from "@std/yaml";
import { keepDocument } from "./kept_document.ts";
import { type MetricQuestion, metricQuestions } from "./metric_questions.ts";

/** The document whose marked parts this writes. All else in it is written by hand. */
export const DOCUMENT = "docs/metrics.md";

const FOLDER = "models/semantic";

/** Where it is said what counts as what. */
const MACROS = ["part_flags", "event_measures", "office_clock", "calendar"].map((name) =>
  `macros/${name}.sql`
);

/** A metric that can be asked for by name. */
export interface Metric {
  readonly name: string;
  /** What it means, in words. */
  readonly description: string;
  readonly version: number;
  /** The day since which it has meant that. */
  readonly since: string;
}

type Json = Readonly<Record<string, unknown>>;

/** Reads the metrics of one file of the semantic layer. The argument `path` is for errors. */
export function metricsOf(text: string, path: string): readonly Metric[] {
  const file = parse(text) as { readonly metrics?: readonly Json[] } | null;
  return (file?.metrics ?? []).map((metric) => {
    const { name, description, config } = metric;
    const definition = (config as Json | undefined)?.["meta"] as Json | undefined;
    const { version, since } = (definition?.["definition"] ?? {}) as Json;
    if (typeof version !== "number" || typeof since !== "string") {
      throw new Error(
        `Cannot read "${path}" as the metric "${name}" must have a "version" and "since" in ` +
          "config.meta.definition",
      );
    }
    return { name: String(name), description: String(description).trim(), version, since };
  });
}

/** Puts a text between the marks of a part of the document. */
export function withPart(document: string, part: string, text: string): string {
  const marked = new RegExp(`(<!-- ${part}: [^>]*-->\n)[^]*?(<!-- /${part} -->)`);
  if (!marked.test(document)) {
    throw new Error(`Cannot write "${DOCUMENT}" as it must have a part "${part}"`);
  }
  return document.replace(marked, (_, begin: string, end: string) => `${begin}\n${text}\n${end}`);
}

function metricTable(metrics: readonly Metric[]): string {
  return [
    "| metric | what it is | version |",
    "|---|---|---|",
    ...metrics.map(({ name, description, version, since }) =>
      `| \`${name}\` | ${description.replaceAll("|", "\\|")} | ${version}, since ${since} |`
    ),
    "",
  ].join("\n");
}

function questionList(questions: readonly MetricQuestion[]): string {
  return questions.map(({ asks, mf, sql }, index) =>
    [
      `### ${index + 1}. ${asks}`,
      "",
      "```text",
      `deno task mf query ${mf.map(shellWord).join(" ")}`,
      "```",
      "",
      "```sql",
      sql.trim(),
      "```",
      "",
    ].join("\n")
  ).join("\n");
}

/** An argument as a shell takes it. */
function shellWord(word: string): string {
  return /^[\w,./=:-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

async function readMetrics(): Promise<readonly Metric[]> {
  const paths = (await Array.fromAsync(Deno.readDir(FOLDER)))
    .filter(({ name }) => name.endsWith(".yml"))
    .map(({ name }) => `${FOLDER}/${name}`)
    .sort();
  const files = await Promise.all(
    paths.map(async (path) => metricsOf(await Deno.readTextFile(path), path)),
  );
  return files.flat();
}

/**
 * Eight digits that change with the SQL of a definition, and not with its comments or spaces: whoever changes one sees them
 * change in the document, next to the version.
 */
export async function fingerprint(sql: string): Promise<string> {
  const meaning = sql
    .replaceAll(/\{#.*?#\}/gs, " ")
    .replaceAll(/--.*$/gm, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(meaning));
  return Array.from(
    new Uint8Array(digest).slice(0, 4),
    (byte) => byte.toString(16).padStart(2, "0"),
  )
    .join("");
}

async function fingerprintTable(): Promise<string> {
  const models = (await Array.fromAsync(Deno.readDir("models/metrics")))
    .filter(({ name }) => name.endsWith(".sql"))
    .map(({ name }) => `models/metrics/${name}`);
  const paths = [...MACROS, ...models.sort()];
  const rows = await Promise.all(paths.map(async (path) => {
    const name = path.split("/").at(-1)?.replace(/^intercom__|\.sql$/g, "").replace(".sql", "");
    return `| \`${name}\` | ${await fingerprint(await Deno.readTextFile(path))} |`;
  }));
  return ["| definition | fingerprint |", "|---|---|", ...rows, ""].join("\n");
}

if (import.meta.main) {
  const parts = {
    metrics: metricTable(await readMetrics()),
    questions: questionList(metricQuestions),
    fingerprints: await fingerprintTable(),
  };
  const text = Object.entries(parts).reduce(
    (document, [part, made]) => withPart(document, part, made),
    await Deno.readTextFile(DOCUMENT),
  );
  Deno.exit(
    await keepDocument({ path: DOCUMENT, text, source: "the semantic layer" }, Deno.args),
  );
}
