import type { Bookmark, Window } from "../raw/batch.ts";
import { RAW_SCHEMA } from "../raw/schema.ts";
import type { Stream } from "../streams/stream.ts";
import type { PlanContext } from "../sync/walk_plan.ts";
import type { LandedFile } from "./landed_file.ts";

/** What is landed, of whom, and who asks. */
export interface Landed extends Pick<PlanContext, "client" | "settings"> {
  /** Undefined: nothing is landed. */
  readonly file: LandedFile | undefined;
  readonly workspaceId: string;
}

/** What decides where a walk begins, from a database that is only looked at. */
export function lookingOnly(options: Landed, children: readonly Stream[]): PlanContext {
  const { client, settings, file, workspaceId } = options;
  return {
    client,
    settings,
    children,
    warehouse: {
      bookmark: (stream) => readBookmark(file, { workspaceId, stream }),
      windows: (stream) => readWindows(file, { workspaceId, stream }),
      lacking: (stream, expansions, { limit }) =>
        readLacking(file, { workspaceId, stream, expansions, limit }),
    },
  };
}

interface Whose {
  readonly workspaceId: string;
  readonly stream: string;
}

async function readBookmark(
  file: LandedFile | undefined,
  { workspaceId, stream }: Whose,
): Promise<Bookmark | undefined> {
  if (file === undefined) return undefined;
  // A layout from before there were sweeps knows of none.
  const sweptAt = (file.layout ?? 0) < 2 ? "null" : "epoch_ms(swept_at)::double";
  const [row] = await file.rows(
    `select epoch_ms(read_from)::double as read_from, epoch_ms(read_until)::double as read_until,
       ${sweptAt} as swept_at
     from ${RAW_SCHEMA}.bookmarks where workspace_id = $workspaceId and stream = $stream`,
    { workspaceId, stream },
  );
  if (row === undefined) return undefined;
  const { read_from: readFrom, read_until: readUntil, swept_at: swept } = row;
  return {
    readUntilMs: Number(readUntil),
    ...(typeof readFrom === "number" ? { readFromMs: readFrom } : {}),
    ...(typeof swept === "number" ? { sweptAtMs: swept } : {}),
  };
}

async function readWindows(
  file: LandedFile | undefined,
  { workspaceId, stream }: Whose,
): Promise<Window[]> {
  if (file === undefined || !file.tables.has("windows")) return [];
  const rows = await file.rows(
    `select epoch_ms(window_from)::double as from_ms, epoch_ms(window_until)::double as until_ms,
       epoch_ms(read_until)::double as read_until, run.api_version
     from ${RAW_SCHEMA}.windows as part left join ${RAW_SCHEMA}.sync_runs as run using (run_id)
     where part.workspace_id = $workspaceId and stream = $stream`,
    { workspaceId, stream },
  );
  return rows.map((
    { from_ms: from, until_ms: until, read_until: readUntil, api_version: version },
  ) => ({
    ...(typeof from === "number" ? { fromMs: from } : {}),
    ...(typeof until === "number" ? { untilMs: until } : {}),
    ...(typeof readUntil === "number" ? { readUntilMs: readUntil } : {}),
    ...(typeof version === "string" ? { apiVersion: version } : {}),
  }));
}

async function readLacking(
  file: LandedFile | undefined,
  asked: Whose & { readonly expansions: readonly string[]; readonly limit: number },
): Promise<string[]> {
  const { workspaceId, stream, expansions, limit } = asked;
  if (file === undefined || !file.tables.has(stream)) return [];
  const rows = await file.rows(
    `select record_id from ${RAW_SCHEMA}.${stream}
     where workspace_id = $workspaceId and deleted_at is null
       and not list_has_all(coalesce(expanded, []), string_split($expansions, ','))
     limit ${limit}`,
    { workspaceId, expansions: expansions.join(",") },
  );
  return rows.map((row) => String(row["record_id"]));
}

/** How many records of a stream are landed, and not deleted. */
export async function countLanded(
  { file, workspaceId }: Landed,
  stream: string,
): Promise<number> {
  if (file === undefined || !file.tables.has(stream)) return 0;
  const [row] = await file.rows(
    `select count(*)::double as landed from ${RAW_SCHEMA}.${stream}
     where workspace_id = $workspaceId and deleted_at is null`,
    { workspaceId },
  );
  return Number(row?.["landed"] ?? 0);
}
