import { libraryOf, type LibraryRecords, type LibraryStream } from "../library.ts";
import { DEFAULT_VERSION } from "../version.ts";
import type { Workspace } from "../workspace.ts";
import { articleRecord, helpCenterRecord, internalArticleRecord } from "../library_record.ts";
import { type RawRow, row } from "./raw_row.ts";

/** Rows of the texts, brands, hours, logs and calls, and of the subscription types. */
export function libraryTruth(workspace: Workspace): [string, RawRow[]][] {
  const rows = <Name extends LibraryStream>(
    stream: Name,
    shape: (record: LibraryRecords[Name]) => unknown = (record) => record,
  ): [string, RawRow[]] => {
    const store = libraryOf(workspace)[stream];
    const toRow = (record: LibraryRecords[Name], deleted: boolean): RawRow =>
      row(shape(record), { id: record.id, updatedAt: changedAt(record), deleted });
    return [stream, [
      ...[...store.values()].map((record) => toRow(record, false)),
      ...[...store.deleted.values()].map((record) => toRow(record, true)),
    ]];
  };
  return [
    ["subscription_types", workspace.subscriptionTypes.map((type) => row(type, { id: type.id }))],
    rows("away_status_reasons"),
    rows("help_centers", (center) => helpCenterRecord(center, DEFAULT_VERSION)),
    rows("collections"),
    rows("articles", (article) => articleRecord(article, DEFAULT_VERSION)),
    rows("internal_articles", (article) => internalArticleRecord(article, DEFAULT_VERSION)),
    rows("news_items"),
    rows("newsfeeds"),
    rows("macros"),
    rows("brands"),
    rows("content_snippets"),
    rows("office_hours"),
    rows("activity_logs"),
    rows("calls"),
  ];
}

/** Unix seconds. What never changes has changed when it was made. */
function changedAt(record: LibraryRecords[LibraryStream]): number {
  const changed = "updated_at" in record ? record.updated_at : record.created_at;
  return typeof changed === "string" ? Date.parse(changed) / 1000 : changed;
}
