import type { StreamResult } from "../extract/raw/runs.ts";
import { type FakeAnswer, type FakeAnswers, withFakeApi } from "./fake_api_server.ts";
import { readRows } from "./landed.ts";
import { syncRun, type SyncRunOptions, withDatabase } from "./sync_run.ts";

/** A time of change, in Unix seconds. */
export const time = 1_700_000_000;

/** A fake API, and a way to run against it on one database, again and again. */
export function withRuns(
  answers: FakeAnswers,
  work: (run: {
    /** The result of the first of the streams, or of the one that is `judged`. */
    again(options: Partial<SyncRunOptions> & { readonly judged?: string }): Promise<StreamResult>;
    rows(sql: string): Promise<Record<string, unknown>[]>;
  }) => Promise<void>,
): Promise<void> {
  return withDatabase((database) =>
    withFakeApi(answers, (url) =>
      work({
        again: async (options) => {
          const end = await syncRun({ url, database, ...options });
          return end.result(options.judged ?? options.streams?.[0] ?? "conversations");
        },
        rows: (sql) => readRows(database, sql),
      }))
  );
}

/** A page that is the whole of its list, unless a longer one is claimed. */
export function pageOf(
  key: string,
  records: readonly unknown[],
  totalCount = records.length,
): FakeAnswer {
  return { [key]: records, total_count: totalCount, pages: {} };
}

/** A conversation as its detail shows it. */
export function withParts(id: string, parts: readonly unknown[]): Record<string, unknown> {
  const list = { conversation_parts: parts, total_count: parts.length };
  return { id, updated_at: time, conversation_parts: list };
}

/** The records of a stream that are not deleted. */
export const liveRows = (stream: string): string =>
  `select record_id from intercom_raw.${stream} where deleted_at is null order by 1`;
