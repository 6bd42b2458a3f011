import { Batch, type LandingRecord } from "./batch.ts";
import { RAW_SCHEMA } from "./schema.ts";
import { Warehouse } from "./warehouse.ts";

/** A day, in milliseconds. */
export const dayMs = 86_400_000;

/** The time at which a test begins, in milliseconds. */
export const start = Date.UTC(2026, 0, 15, 12);

/** A warehouse for one test. Its folder is removed with it, where it has its own. */
export interface Opened extends AsyncDisposable {
  readonly warehouse: Warehouse;
  readonly path: string;
  readonly clock: { nowMs: number };
}

/** Opens a warehouse of two streams, in a new file unless a path is given. */
export async function open(
  options: { readonly path?: string; readonly runId?: string; readonly workspaceId?: string } = {},
): Promise<Opened> {
  const folder = options.path === undefined ? await Deno.makeTempDir() : undefined;
  const path = options.path ?? `${folder}/w.duckdb`;
  const clock = { nowMs: start };
  const warehouse = await Warehouse.open({
    path,
    streams: ["contacts", "contact_tags"],
    workspaceId: options.workspaceId ?? "w1",
    runId: options.runId ?? "run-1",
    apiVersion: "2.16",
    now: () => clock.nowMs,
  });
  return {
    warehouse,
    path,
    clock,
    async [Symbol.asyncDispose](): Promise<void> {
      await warehouse.close();
      if (folder !== undefined) await Deno.remove(folder, { recursive: true });
    },
  };
}

/** A batch of contacts. */
export function batchOf(...records: readonly LandingRecord[]): Batch {
  const batch = new Batch();
  for (const record of records) batch.add("contacts", record);
  return batch;
}

/** A contact that changed a day before the test begins, unless said otherwise. */
export function contact(id: string, name: string, updatedAtMs = start - dayMs): LandingRecord {
  return { recordId: id, record: JSON.stringify({ id, name }), updatedAtMs, expanded: [] };
}

/** The rows of a table in the order of their keys: id, parent, name, whether it is marked, when it was loaded, by which run. */
export function rows(warehouse: Warehouse, stream = "contacts"): Promise<unknown[][]> {
  return warehouse.query(
    `select record_id, parent_id, record ->> 'name', deleted_at is not null, epoch_ms(loaded_at)::double, run_id
     from ${RAW_SCHEMA}.${stream} order by workspace_id, record_id, parent_id`,
  );
}
