import { type CoveredColumn, describeMaking, readCoverage, SEED } from "./connector_coverage.ts";
import { keepDocument } from "./kept_document.ts";

/** The document that this writes. */
export const DOCUMENT = "docs/columns.md";

/** The document: for each connector and table what each column is here, and where the API has it. */
export function renderColumns(covered: readonly CoveredColumn[]): string {
  const connectors = Map.groupBy(covered, ({ connector }) => connector);
  const tables = Map.groupBy(covered, ({ connector, table }) => `${connector}.${table}`);
  return [
    "# Columns of other connectors",
    `Made by \`deno task docs\` from ${SEED}, to which a test holds the views. ` +
    `${tables.size} tables and ${covered.length} columns of ${connectors.size} connectors: what they call it, ` +
    "what we call it, and where the API has it (version 2.16).",
    "Each table is a view under its own name, in the schema `intercom_<connector>`: " +
    "`deno task dbt build --vars 'intercom_connectors: [keboola]'`, or the variable in a project's `vars`. " +
    "The views show what exists: what was deleted in Intercom is in our tables alone. " +
    "Where a database holds several workspaces, `intercom_connector_workspace` names the one to show.",
    ...[...connectors].sort(byName).flatMap(([connector, own]) => connectorSection(connector, own)),
  ].join("\n\n") + "\n";
}

function connectorSection(connector: string, covered: readonly CoveredColumn[]): readonly string[] {
  const tables = Map.groupBy(covered, ({ table }) => table);
  return [
    `## ${connector}`,
    ...[...tables].sort(byName).flatMap(([table, columns]) => [
      `### ${connector}.${table}`,
      [
        "| column | here | API | note |",
        "|---|---|---|---|",
        ...columns.map((each) =>
          `| \`${each.column}\` | ${describeMaking(each)} | ${apiCell(each)} | ${cell(each.note)} |`
        ),
      ].join("\n"),
    ]),
  ];
}

function apiCell({ apiPath }: CoveredColumn): string {
  return apiPath === "" ? "" : `\`${cell(apiPath)}\``;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}

if (import.meta.main) {
  const text = renderColumns(readCoverage(await Deno.readTextFile(SEED)));
  Deno.exit(await keepDocument({ path: DOCUMENT, text, source: SEED }, Deno.args));
}
