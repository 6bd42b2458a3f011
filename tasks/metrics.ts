import { parse } from "@std/yaml";
import { keepDocument } from "./kept_document.ts";
import { type MetricQuestion, metricQuestions } from "./metric_questions.ts";

/** The document whose marked parts this writes. All else in it is written by hand. */
export const DOCUMENT = "docs/metrics.md";

const FOLDER = "models/semantic";

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
  return questions.map(({ question, command, sql }, index) =>
    [
      `### ${index + 1}. ${question}`,
      "",
      "```sh",
      `deno task mf ${command}`,
      "```",
      "",
      "```sql",
      sql.trim(),
      "```",
      "",
    ].join("\n")
  ).join("\n");
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

if (import.meta.main) {
  const written = await Deno.readTextFile(DOCUMENT);
  const text = withPart(
    withPart(written, "metrics", metricTable(await readMetrics())),
    "questions",
    questionList(metricQuestions),
  );
  Deno.exit(
    await keepDocument({ path: DOCUMENT, text, source: "the semantic layer" }, Deno.args),
  );
}
