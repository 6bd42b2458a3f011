import { type Answer, notFound, ok, Refusal } from "../answer.ts";
import { unixSeconds } from "../clock.ts";
import { eventsOf, LISTED_SECONDS, summaryOf } from "../events.ts";
import type { StoredContact } from "../records/contact.ts";
import type { EventRecord } from "../records/event.ts";
import type { Workspace } from "../workspace.ts";
import { isTrue, readPerPage } from "./parameters.ts";
import type { Call, Route, Service } from "./route.ts";

/** The operation on events: those of one contact. */
export const eventRoutes: readonly Route[] = [{ template: "GET /events", answer: list }];

/**
 * The newest events of a contact first, fifteen a page; the next page is what was before. Only the last ninety days are
 * listed, but summed up is all that ever was.
 *
 * @see the vendor's OpenAPI description (https://github.com/intercom/Intercom-OpenAPI), operation `lisDataEvents`
 */
function list(call: Call, { workspace }: Service): Answer {
  const { query } = call;
  if (query.get("type") !== "user") {
    throw new Refusal(400, "parameter_invalid", { message: "type must be user" });
  }
  const contact = findContact(query, workspace);
  const events = eventsOf(workspace, contact);
  const { id, external_id, email } = contact.fields;
  const owner = { email: email ?? "", "intercom_user_id": id, "user_id": external_id ?? "" };
  if (isTrue(query.get("summary"))) {
    return ok({ type: "event.summary", events: summaryOf(events), ...owner });
  }
  const oldest = unixSeconds(workspace.clock) - LISTED_SECONDS;
  const before = Number(query.get("before") ?? Infinity);
  const perPage = readPerPage(query.get("per_page"), { usual: 15, most: Infinity });
  const sorted = inOrder(events).filter(({ event, at }) =>
    event.created_at >= oldest && at < before
  );
  const page = sorted.slice(0, perPage);
  return ok({
    type: "event.list",
    events: page.map(({ event }) => event),
    pages: pagesOf(id, { perPage, page, isLast: page.length === sorted.length }),
  });
}

interface Placed {
  readonly event: EventRecord;
  /** Unix milliseconds; events of one second are told apart by it. */
  readonly at: number;
}

function inOrder(events: readonly EventRecord[]): Placed[] {
  let last = 0;
  return events.map((event) => {
    last = Math.max(last + 1, event.created_at * 1000);
    return { event, at: last };
  }).reverse();
}

function pagesOf(
  id: string,
  { perPage, page, isLast }: {
    readonly perPage: number;
    readonly page: readonly Placed[];
    readonly isLast: boolean;
  },
): Record<string, string> {
  const rest = `intercom_user_id=${id}&type=user`;
  const url = "https://api.intercom.io/events";
  const [newest, oldest] = [page[0], page.at(-1)];
  return {
    ...(isLast || oldest === undefined
      ? {}
      : { next: `${url}?per_page=${perPage}&before=${oldest.at}&${rest}` }),
    ...(newest === undefined ? {} : { since: `${url}?${rest}&since=${newest.at + 1}` }),
  };
}

function findContact(query: URLSearchParams, workspace: Workspace): StoredContact {
  const id = query.get("intercom_user_id");
  const contact = id === null
    ? [...workspace.contacts.values()].find(({ fields }) =>
      (query.has("user_id") && fields.external_id === query.get("user_id")) ||
      (query.has("email") && fields.email === query.get("email"))
    )
    : workspace.contacts.get(id);
  if (contact === undefined) throw notFound("User Not Found");
  return contact;
}
