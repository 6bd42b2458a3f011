import { parseJson } from "../../extract/api/json.ts";
import { streams } from "../../extract/streams/mod.ts";
import { readRows } from "../landed.ts";

/** Anything JSON can hold. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

/** One row of a raw table. */
export interface RawRecord {
  readonly recordId: string;
  readonly parentId: string | null;
  readonly record: { readonly [key: string]: Json };
  /** When it was found to be gone, in milliseconds since the Unix epoch; null while it exists. */
  readonly deletedAtMs: number | null;
}

/** All that was landed of one workspace: what the marts must hold can be worked out from it, apart from SQL. */
export interface RawWorkspace {
  readonly workspaceId: string;
  /** The rows of a stream, the deleted ones included. */
  of(stream: string): readonly RawRecord[];
}

/** Reads the raw tables of a database, by workspace. */
export async function readRaw(database: string): Promise<readonly RawWorkspace[]> {
  const rows = await readRows(
    database,
    streams.map(({ name }) =>
      `select '${name}' as stream, workspace_id, record_id, parent_id, record::varchar as record,
       epoch_ms(deleted_at)::double as deleted_at from intercom_raw.${name}`
    ).join(" union all "),
  );
  const byWorkspace = Map.groupBy(rows, (row) => String(row["workspace_id"]));
  return [...byWorkspace].map(([workspaceId, own]) => {
    const byStream = Map.groupBy(own, (row) => String(row["stream"]));
    return {
      workspaceId,
      of: (stream) => {
        if (streams.every(({ name }) => name !== stream)) {
          throw new Error(`Cannot read "${stream}" as it is no stream`);
        }
        return (byStream.get(stream) ?? []).map(rawRecord);
      },
    };
  });
}

function rawRecord(row: Record<string, unknown>): RawRecord {
  const deletedAt = row["deleted_at"];
  return {
    recordId: String(row["record_id"]),
    parentId: row["parent_id"] === null ? null : String(row["parent_id"]),
    // A number of more digits than a double holds keeps them, as an object that is written as them.
    record: parseJson(String(row["record"])) as RawRecord["record"],
    deletedAtMs: deletedAt === null ? null : Number(deletedAt),
  };
}
