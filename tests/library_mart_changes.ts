import {
  addActivityLog,
  deleteRecord,
  editRecord,
  renameArticle,
  renameMacro,
} from "../simulator/library_changes.ts";
import { libraryOf, type LibraryStream } from "../simulator/library.ts";
import type { Workspace } from "../simulator/workspace.ts";

/** What teammates delete one by one. */
const DELETED: readonly LibraryStream[] = [
  "articles",
  "collections",
  "internal_articles",
  "news_items",
  "newsfeeds",
  "macros",
  "brands",
  "content_snippets",
  "office_hours",
];

/** Changes texts and settings, empties lists that are nested in them, and deletes one of each kind. */
export function changeLibraryRecords(workspace: Workspace): void {
  const library = libraryOf(workspace);
  const [renamed, emptied] = [...library.articles.values()]
    .filter((article) => article.translated_content !== undefined);
  if (renamed !== undefined) renameArticle(workspace, renamed.id, "Renamed");
  if (emptied !== undefined) {
    editRecord(workspace, {
      stream: "articles",
      id: emptied.id,
      fields: {
        "parent_ids": [],
        "translated_content": { type: "article_translated_content" },
        tags: { type: "tag.list", tags: [] },
      },
    });
  }
  const [macro] = library.macros.values();
  if (macro !== undefined) renameMacro(workspace, macro.id, "Renamed");
  addActivityLog(workspace);
  for (const stream of DELETED) {
    const last = [...library[stream].values()].at(-1);
    if (last !== undefined) deleteRecord(workspace, { stream, id: last.id });
  }
}
