import { makeLibrary } from "./generator/library.ts";
import type {
  ActivityLogRecord,
  ArticleRecord,
  AwayStatusReasonRecord,
  BrandRecord,
  CallRecord,
  CollectionRecord,
  ContentSnippetRecord,
  HelpCenterRecord,
  InternalArticleRecord,
  MacroRecord,
  NewsfeedRecord,
  NewsItemRecord,
  OfficeHoursRecord,
} from "./records/library.ts";
import { Store } from "./store.ts";
import type { Workspace } from "./workspace.ts";

/** The records of each stream that is neither people nor conversations, by the stream's name. */
export interface LibraryRecords {
  readonly "away_status_reasons": AwayStatusReasonRecord;
  readonly "help_centers": HelpCenterRecord;
  readonly collections: CollectionRecord;
  readonly articles: ArticleRecord;
  readonly "internal_articles": InternalArticleRecord;
  readonly "news_items": NewsItemRecord;
  readonly newsfeeds: NewsfeedRecord;
  readonly macros: MacroRecord;
  readonly brands: BrandRecord;
  readonly "content_snippets": ContentSnippetRecord;
  readonly "office_hours": OfficeHoursRecord;
  readonly "activity_logs": ActivityLogRecord;
  readonly calls: CallRecord;
}

/** The streams of a library. */
export type LibraryStream = keyof LibraryRecords;

/** What a workspace has besides people and conversations: texts, brands, hours, logs and calls. */
export type Library = { readonly [Name in LibraryStream]: Store<LibraryRecords[Name]> };

/** The records that a library begins with. */
export type LibraryContent = {
  readonly [Name in LibraryStream]: readonly LibraryRecords[Name][];
};

const libraries = new WeakMap<Workspace, Library>();

/** The library of a workspace, made when it is first asked for. It tells the same past whenever that is. */
export function libraryOf(workspace: Workspace): Library {
  let library = libraries.get(workspace);
  if (library === undefined) {
    library = storesOf(makeLibrary(workspace), workspace);
    libraries.set(workspace, library);
  }
  return library;
}

function storesOf(content: LibraryContent, { clock }: Workspace): Library {
  const store = <T extends { readonly id: string }>(records: readonly T[]): Store<T> => {
    const filled = new Store<T>({ idOf: ({ id }) => id, clock });
    filled.load(records);
    return filled;
  };
  return {
    "away_status_reasons": store(content.away_status_reasons),
    "help_centers": store(content.help_centers),
    collections: store(content.collections),
    articles: store(content.articles),
    "internal_articles": store(content.internal_articles),
    "news_items": store(content.news_items),
    newsfeeds: store(content.newsfeeds),
    macros: store(content.macros),
    brands: store(content.brands),
    "content_snippets": store(content.content_snippets),
    "office_hours": store(content.office_hours),
    "activity_logs": store(content.activity_logs),
    calls: store(content.calls),
  };
}
