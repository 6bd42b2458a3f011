import { type Answer, notFound, ok, okList, Refusal } from "../answer.ts";
import { noteRecord } from "../contact_record.ts";
import type { StoredContact } from "../records/contact.ts";
import { contactFields } from "../search/fields.ts";
import { isAtLeast, type Version } from "../version.ts";
import type { Workspace } from "../workspace.ts";
import { type CursorPage, runList, runSearch, type SearchEndpoint } from "./paged_search.ts";
import { isTrue, numberedPage, readPage, readPerPage } from "./parameters.ts";
import type { Call, Route, Service } from "./route.ts";

/** The operations on contacts. */
export const contactRoutes: readonly Route[] = [
  {
    template: "POST /contacts/search",
    answer: (call, service) => listAnswer(call, service, runSearch(call, endpoint(call, service))),
  },
  {
    template: "GET /contacts",
    answer: (call, service) =>
      listAnswer(
        call,
        service,
        runList(call, {
          ...endpoint(call, service),
          sort: { field: "created_at", order: "descending" },
        }),
      ),
  },
  {
    template: "GET /contacts/{id}",
    answer: (call, service) => ({
      status: 200,
      body: service.texts.contact(findContact(call, service.workspace), options(call)),
    }),
  },
  { template: "GET /contacts/{id}/tags", answer: listTags },
  { template: "GET /contacts/{id}/segments", answer: listSegments },
  { template: "GET /contacts/{id}/subscriptions", answer: listSubscriptions },
  { template: "GET /contacts/{id}/companies", answer: listCompanies },
  { template: "GET /contacts/{id}/notes", answer: listNotes },
];

/** How dates are searched: by the workspace's days up to 2.16, by the second from 2.17 on. */
function endpoint(call: Call, service: Service): SearchEndpoint<StoredContact> {
  const { workspace } = service;
  return {
    searcher: service.contacts,
    fields: contactFields(workspace),
    dates: isAtLeast(call.version, "2.17")
      ? { kind: "second" }
      : { kind: "day", zone: workspace.zone },
    size: { usual: 50, most: 150 },
    workspace,
    indexLagMs: service.indexLagMs,
  };
}

function options(call: Call): { readonly version: Version; readonly withMergeHistory: boolean } {
  return {
    version: call.version,
    withMergeHistory: isTrue(call.query.get("include_merge_history")),
  };
}

function listAnswer(call: Call, service: Service, found: CursorPage<StoredContact>): Answer {
  const texts = found.page.items.map((contact) => service.texts.contact(contact, options(call)));
  return okList(texts, { type: "list", ...found.envelope });
}

/**
 * The contact a call names.
 *
 * @throws {Refusal} 404 where there is none, 410 where it was merged into another (from 2.16 on).
 */
function findContact(call: Call, workspace: Workspace): StoredContact {
  const [id = ""] = call.ids;
  const contact = workspace.contacts.get(id);
  if (contact !== undefined) return contact;
  const survivorId = survivorOf(id, workspace);
  if (survivorId === undefined || !isAtLeast(call.version, "2.16")) {
    throw notFound("User Not Found");
  }
  throw new Refusal(410, "contact_merged", {
    message: "This contact has been merged. See the 'Link' header for the canonical contact.",
    headers: { "Link": `</contacts/${survivorId}>; rel="canonical"` },
  });
}

/** Chains of merges are followed three times at most. */
function survivorOf(id: string, workspace: Workspace): string | undefined {
  let survivorId = workspace.merged.get(id);
  for (let hop = 1; hop < 3 && survivorId !== undefined; hop++) {
    const further = workspace.merged.get(survivorId);
    if (further === undefined) break;
    survivorId = further;
  }
  return survivorId;
}

function listTags(call: Call, { workspace }: Service): Answer {
  return ok({ type: "list", data: findContact(call, workspace).tags });
}

function listSegments(call: Call, { workspace }: Service): Answer {
  const { segmentIds } = findContact(call, workspace);
  return ok({
    type: "list",
    data: workspace.segments.filter((segment) => segmentIds.includes(segment.id)),
  });
}

/** Only what the contact chose: opt-outs of the one kind of type, opt-ins of the other. */
function listSubscriptions(call: Call, { workspace }: Service): Answer {
  const { optedOut, optedIn } = findContact(call, workspace);
  const chosen = new Set([...optedOut, ...optedIn]);
  return ok({
    type: "list",
    data: workspace.subscriptionTypes.filter((type) => chosen.has(type.id)),
  });
}

function listCompanies(call: Call, { workspace, texts }: Service): Answer {
  const contact = findContact(call, workspace);
  const companies = contact.companyIds.flatMap((id) => workspace.companies.get(id) ?? []);
  const { items, pages } = page(call, companies, "companies");
  return okList(items.map((company) => texts.company(company, call.version)), {
    type: "list",
    pages,
    "total_count": companies.length,
  });
}

function listNotes(call: Call, { workspace }: Service): Answer {
  const { notes, fields } = findContact(call, workspace);
  const { items, pages } = page(call, notes, "notes");
  const data = items.map((note) => noteRecord(note, { contactId: fields.id, workspace }));
  return ok({ type: "list", data, "total_count": notes.length, pages });
}

function page<T>(
  call: Call,
  items: readonly T[],
  list: string,
): ReturnType<typeof numberedPage<T>> {
  return numberedPage(items, {
    page: readPage(call.query.get("page")),
    perPage: readPerPage(call.query.get("per_page"), { usual: 15, most: 60 }),
    path: `/contacts/${call.ids[0]}/${list}`,
  });
}
