import type { Answer } from "../answer.ts";
import type { RecordTexts } from "../record_texts.ts";
import type { StoredContact } from "../records/contact.ts";
import type { Searcher } from "../search/searcher.ts";
import type { Version } from "../version.ts";
import type { StoredConversation, Workspace } from "../workspace.ts";
import type { CompanyScroll } from "./company_scroll.ts";

/** What every route may use. */
export interface Service {
  readonly workspace: Workspace;
  readonly contacts: Searcher<StoredContact>;
  readonly conversations: Searcher<StoredConversation>;
  readonly scroll: CompanyScroll;
  readonly texts: RecordTexts;
  readonly indexLagMs: number;
}

/** One request, as a route sees it. */
export interface Call {
  readonly version: Version;
  /** The values of the template's `{…}`, in order. */
  readonly ids: readonly string[];
  readonly query: URLSearchParams;
  /** The body as JSON; undefined where there is none. */
  readonly body: unknown;
}

/** One operation of the API. */
export interface Route {
  /** Such as `GET /contacts/{id}`. */
  readonly template: string;
  answer(call: Call, service: Service): Answer;
}
