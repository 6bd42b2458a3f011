import { at } from "../raw_truth/raw_cell.ts";
import type { Json, RawWorkspace } from "../raw_truth/raw_workspace.ts";
import type { CoveredColumn } from "../../tasks/connector_coverage.ts";
import { daton } from "./daton.ts";
import { keboola } from "./keboola.ts";
import { indexRaw, type Made, type RawIndex, type ViewRow } from "./made_cell.ts";
import { nekt } from "./nekt.ts";
import { segment } from "./segment.ts";
import { stitch } from "./stitch.ts";

/** By connector: how its columns that are not passed on are made; what is in the API's own shape needs no entry. */
const made: Readonly<Record<string, Readonly<Record<string, Made>>>> = {
  daton,
  keboola,
  nekt,
  segment,
  stitch,
};

/** Which stream has the records behind the rows of a mart, where their names differ. */
const STREAMS: Readonly<Record<string, string>> = { users: "contacts", leads: "contacts" };

/** A view with its rows, and the columns of it that are not passed on. */
export interface MadeView {
  readonly name: string;
  /** Our table that it has the rows of. */
  readonly mart: string;
  readonly rows: readonly ViewRow[];
  readonly columns: readonly CoveredColumn[];
}

/** Where a view and the raw records differ, a line each: view, id, column and both values. */
export function madeDifferences(view: MadeView, workspace: RawWorkspace): readonly string[] {
  const raw = indexRaw(workspace);
  return view.columns.flatMap((covered) => {
    const own = made[covered.connector]?.[`${covered.table}.${covered.column}`];
    return view.rows.flatMap((row) => {
      const cell = cellOf(row[covered.column], covered);
      const [wanted, holds] = own === undefined
        ? ofTheApi(cell, apiValue(view.mart, covered, { row, raw }))
        : equals(cell, own(row, raw));
      return holds ? [] : [
        `${view.name} ${row["id"]} ${covered.column}: here ${JSON.stringify(cell)}, truth ${
          JSON.stringify(wanted)
        }`,
      ];
    });
  });
}

function cellOf(value: unknown, { how }: CoveredColumn): Json {
  if (value === null || value === undefined) return null;
  return how === "json" ? JSON.parse(String(value)) : String(value);
}

function equals(cell: Json, wanted: Json): readonly [Json, boolean] {
  return [wanted, inOrder(cell) === inOrder(wanted)];
}

/** JSON in one order: names by name, and lists by what is in them, since ours are ordered by id. */
function inOrder(value: Json): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(inOrder).sort().join()}]`;
  const entries = Object.entries(value).map(([name, inner]) => `"${name}":${inOrder(inner)}`);
  return `{${entries.sort().join()}}`;
}

function ofTheApi(cell: Json, api: Json): readonly [Json, boolean] {
  return [api, isWithin(cell, api)];
}

/** What the API has at the column's path, in the record of the row's id. */
function apiValue(
  mart: string,
  { apiPath }: CoveredColumn,
  { row, raw }: { readonly row: ViewRow; readonly raw: RawIndex },
): Json {
  return at(raw.record(STREAMS[mart] ?? mart, row["id"]), ...apiPath.split("."));
}

/**
 * Whether each name of ours has the value that the API has. A list may stand alone where the API wraps it, ids are
 * text where the API sends numbers, and "none" is null. A list that the API cut at ten is whole here.
 */
function isWithin(cell: Json, api: Json): boolean {
  if (Array.isArray(cell)) {
    const list = listIn(api);
    const isCut = at(api, "has_more") === true;
    return (isCut || cell.length === list.length) &&
      list.every((item) => cell.some((each) => isWithin(each, item)));
  }
  if (typeof cell === "object" && cell !== null) {
    const isCut = at(api, "has_more") === true;
    return api !== null &&
      Object.entries(cell).every(([name, inner]) =>
        isCut && (name === "has_more" || Array.isArray(inner))
          ? name === "has_more" || isWithin(inner, api)
          : isWithin(inner, at(api, name))
      );
  }
  return isNone(cell) ? isNone(api) : String(cell) === String(api);
}

function listIn(api: Json): readonly Json[] {
  if (Array.isArray(api)) return api;
  if (typeof api !== "object" || api === null) return [];
  return Object.values(api).find((each) => Array.isArray(each)) as readonly Json[] | undefined ??
    [];
}

function isNone(value: Json): boolean {
  return value === null || value === "" || value === 0 || value === "0" ||
    typeof value === "object" && !Array.isArray(value) && Object.keys(value).length === 0;
}
