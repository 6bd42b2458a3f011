import { type JsonValue, parseJson, stringifyJson } from "../extract/api/json.ts";
import { streams } from "../extract/streams/mod.ts";
import { selectStreams } from "../extract/streams/select.ts";
import type { RawTruth } from "../simulator/truth.ts";
import { readRows } from "./landed.ts";

/** Copies of other records inside a record, by stream: the API shows them as of the moment it was asked. */
const copies: Readonly<Record<string, readonly string[]>> = {
  conversations: ["company"],
  // A company in a contact's list; the company itself lands in `companies`.
  contact_companies: ["name", "updated_at", "user_count", "session_count", "last_request_at"],
};

/**
 * Where the raw tables and the truth differ, a line each. None: they are equal, row by row.
 *
 * @param truth May hold some streams only.
 * @param options.streams The streams that were read, as the command takes them; default: those it reads by default.
 */
export async function differencesToTruth(
  database: string,
  truth: RawTruth,
  options: { readonly ignoreCopies?: boolean; readonly streams?: readonly string[] } = {},
): Promise<string[]> {
  const differences: string[] = [];
  const { streams: names } = options;
  const selected = selectStreams(streams, names === undefined ? {} : { streams: names });
  const landedByStream = Map.groupBy(
    await readRows(database, selected.map(({ name }) => rowsOf(name)).join(" union all ")),
    (row) => row["stream"],
  );
  for (const { name: stream } of selected) {
    const rows = truth.get(stream);
    if (rows === undefined) continue;
    const ignored = options.ignoreCopies === true ? copies[stream] ?? [] : [];
    const expected = new Map(rows.map((row) => [
      `${stream} ${row.parent_id ?? ""} ${row.record_id}`,
      row.deleted
        ? "deleted"
        : `${canonical(parseJson(JSON.stringify(row.record)), ignored)} at ${
          ignored.includes("updated_at") ? "" : row.updated_at
        }`,
    ]));
    for (const row of landedByStream.get(stream) ?? []) {
      const key = `${stream} ${row["parent_id"] ?? ""} ${row["record_id"]}`;
      const found = row["deleted"] === true
        ? "deleted"
        : `${canonical(parseJson(String(row["record"])), ignored)} at ${
          ignored.includes("updated_at") ? "" : row["updated_at"]
        }`;
      const wanted = expected.get(key);
      expected.delete(key);
      if (wanted === found || (wanted === undefined && found === "deleted")) continue;
      differences.push(`${key}: landed ${found}, truth ${wanted}`);
    }
    for (const [key, wanted] of expected) {
      if (wanted !== "deleted") differences.push(`${key}: not landed, truth ${wanted}`);
    }
  }
  return differences;
}

function rowsOf(stream: string): string {
  return `select '${stream}' as stream, record_id, parent_id, record::varchar as record,
    epoch(updated_at)::bigint as updated_at, deleted_at is not null as deleted
    from intercom_raw.${stream}`;
}

/** JSON with the keys in order, so that the same value is the same text. */
function canonical(value: JsonValue, ignored: readonly string[] = []): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item)).join()}]`;
  if (typeof value !== "object" || value === null || "rawJSON" in value) {
    return stringifyJson(value);
  }
  const entries = Object.entries(value as Record<string, JsonValue>)
    .filter(([key]) => !ignored.includes(key)).sort(([one], [other]) => one < other ? -1 : 1);
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join()}}`;
}
