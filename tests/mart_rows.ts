import { type JsonValue, parseJson, stringifyJson } from "../extract/api/json.ts";
import type { Cell, Mart, MartRow } from "../simulator/mart_truth/mart_row.ts";
import { type Read, withReader } from "./landed.ts";

/** What the marts of one workspace must hold. */
export type MartTruth = ReadonlyMap<string, Mart>;

/** Marts about the loading itself, of which the workspace knows nothing. */
export const MARTS_OF_THE_LOADING: readonly string[] = [
  "sync_runs",
  "sync_streams",
  "sync_health",
  "record_gaps",
  "unmodelled_fields",
  "unread_values",
];

/** Columns about the loading itself: of `deleted_at` it is compared whether there is one, of `loaded_at` that there is. */
export const COLUMNS_OF_THE_LOADING: readonly string[] = ["loaded_at", "deleted_at"];

/** How many differences of one column a failure lists. */
const LISTED = 3;

/** Fails with a line for each difference between the marts of a database and the truth, and a count of what is alike. */
export async function assertMartsHold(
  database: string,
  truths: readonly MartTruth[],
): Promise<void> {
  const differences = await martDifferences(database, truths);
  if (differences.length === 0) return;
  const alike = Map.groupBy(differences, (line) => kindOf(line));
  const lines = [...alike].flatMap(([kind, group]) => [
    ...group.slice(0, LISTED),
    ...(group.length > LISTED ? [`${kind}: ${group.length} in all`] : []),
  ]);
  throw new Error(`Marts and truth differ ${differences.length} times:\n${lines.join("\n")}`);
}

/** The mart of a difference and, where it is in a column, the column. */
function kindOf(line: string): string {
  const [place = ""] = line.split(": ", 1);
  const words = place.split(" ");
  const isColumn = / (landed .*, truth .*|built, and the truth .*|not built)$/.test(line);
  return [words[0], ...(isColumn ? words.slice(-1) : [])].join(" ");
}

/** Where the marts and the truth of all workspaces in a database differ, a line each: mart, key, column, both values. */
export function martDifferences(
  database: string,
  truths: readonly MartTruth[],
): Promise<string[]> {
  return withReader(database, async (read) => {
    const built = await builtMarts(read);
    const wanted = new Set(truths.flatMap((truth) => [...truth.keys()]));
    const differences = [
      ...built.filter((name) => !wanted.has(name) && !MARTS_OF_THE_LOADING.includes(name))
        .map((name) => `${name}: built, and the truth does not know it`),
      ...[...wanted].filter((name) => !built.includes(name)).map((name) => `${name}: not built`),
    ];
    for (const name of built) {
      const marts = truths.flatMap((truth) => truth.get(name) ?? []);
      const rows = await read(`select * from intercom.${name}`);
      differences.push(...rowDifferences(name, rows, marts));
    }
    return differences;
  });
}

async function builtMarts(read: Read): Promise<string[]> {
  const rows = await read(
    "select table_name from information_schema.tables where table_schema = 'intercom' order by 1",
  );
  return rows.map((row) => String(row["table_name"]));
}

/** Every model whole, each row a text, in an order of their own: what equals another build of the same. */
export function builtTexts(database: string): Promise<Record<string, string[]>> {
  return withReader(database, async (read) => {
    const texts: Record<string, string[]> = {};
    const models = await read(
      `select table_schema || '.' || table_name as name from information_schema.tables
       where table_schema in ('intercom', 'intercom_staging') order by 1`,
    );
    for (const { name } of models) {
      const rows = await read(
        `select to_json(built)::varchar as row from ${name} as built order by row`,
      );
      texts[String(name)] = rows.map((row) => String(row["row"]));
    }
    return texts;
  });
}

function rowDifferences(
  name: string,
  built: readonly Record<string, unknown>[],
  marts: readonly Mart[],
): string[] {
  const [first] = marts;
  if (first === undefined) return [];
  const keyOf = (row: Record<string, unknown>): string =>
    `${name} ${first.key.map((column) => cellOf(row[column])).join(" ")}`;
  const wanted = new Map(marts.flatMap(({ rows }) => rows).map((row) => [keyOf(row), row]));
  const seen = new Set<string>();
  const differences: string[] = [];
  for (const row of built) {
    const key = keyOf(row);
    const truth = wanted.get(key);
    if (seen.has(key)) differences.push(`${key}: built twice`);
    else if (truth === undefined) differences.push(`${key}: built, and not in the truth`);
    else differences.push(...cellDifferences(row, truth).map((text) => `${key} ${text}`));
    seen.add(key);
  }
  const missing = [...wanted.keys()].filter((key) => !seen.has(key));
  return [...differences, ...missing.map((key) => `${key}: not built, and in the truth`)];
}

function cellDifferences(built: Record<string, unknown>, truth: MartRow): string[] {
  const differences: string[] = [];
  for (const column of new Set([...Object.keys(built), ...Object.keys(truth)])) {
    const [landed, wanted] = COLUMNS_OF_THE_LOADING.includes(column)
      ? [built[column] !== null, column === "loaded_at" || truth["is_deleted"] === true]
      : [cellOf(built[column]), truth[column]];
    if (wanted === undefined) differences.push(`${column}: built, and the truth does not know it`);
    else if (landed === undefined) differences.push(`${column}: not built`);
    else if (comparable(landed) !== comparable(wanted)) {
      differences.push(
        `${column}: landed ${JSON.stringify(landed)}, truth ${JSON.stringify(wanted)}`,
      );
    }
  }
  return differences;
}

function cellOf(value: unknown): Cell | undefined {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "bigint") return Number(value);
  return value as Cell | undefined;
}

/** Text that is JSON is equal whatever the order of its keys and its spaces; every digit counts. */
function comparable(cell: Cell): Cell {
  if (typeof cell !== "string" || !/^[[{]/.test(cell)) return cell;
  try {
    return inOrder(parseJson(cell));
  } catch {
    return cell;
  }
}

function inOrder(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(inOrder).join()}]`;
  if (typeof value !== "object" || value === null || "rawJSON" in value) {
    return stringifyJson(value);
  }
  const entries = Object.entries(value as Record<string, JsonValue>)
    .sort(([one], [other]) => one < other ? -1 : 1);
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${inOrder(inner)}`).join()}}`;
}
