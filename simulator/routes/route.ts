import type { Answer } from "../answer.ts";
import type { RecordTexts } from "../record_texts.ts";
import type { StoredContact } from "../records/contact.ts";
import type { Searcher } from "../search/searcher.ts";
import type { Version } from "../version.ts";
import type { StoredConversation, StoredTicket, Workspace } from "../workspace.ts";
import type { CompanyScroll } from "./company_scroll.ts";

/** What every route may use. */
export interface Service {
  readonly workspace: Workspace;
  readonly contacts: Searcher<StoredContact>;
  readonly conversations: Searcher<StoredConversation>;
  readonly tickets: Searcher<StoredTicket>;
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
  /** The oldest version that has it; others are refused with `intercom_version_invalid`. Default: all have it. */
  readonly since?: Version;
  answer(call: Call, service: Service): Answer;
}
