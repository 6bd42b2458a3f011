import { type Answer, notFound, ok, okList } from "../answer.ts";
import { conversationFields } from "../search/fields.ts";
import type { StoredConversation } from "../workspace.ts";
import { type CursorPage, runList, runSearch, type SearchEndpoint } from "./paged_search.ts";
import { numberedPage, readPage, readPerPage } from "./parameters.ts";
import type { Call, Route, Service } from "./route.ts";

/** The operations on conversations. */
export const conversationRoutes: readonly Route[] = [
  {
    template: "POST /conversations/search",
    answer: (call, service) => listAnswer(call, service, runSearch(call, endpoint(service))),
  },
  {
    template: "GET /conversations",
    answer: (call, service) =>
      listAnswer(
        call,
        service,
        runList(call, {
          ...endpoint(service),
          sort: { field: "updated_at", order: "descending" },
        }),
      ),
  },
  { template: "GET /conversations/deleted", since: "2.16", answer: listDeleted },
  { template: "GET /conversations/{id}", answer: retrieve },
];

/** Conversations are searched by the second in every version. */
function endpoint(service: Service): SearchEndpoint<StoredConversation> {
  return {
    searcher: service.conversations,
    fields: conversationFields(service.workspace),
    dates: { kind: "second" },
    size: { usual: 20, most: 150 },
    workspace: service.workspace,
    indexLagMs: service.indexLagMs,
  };
}

function listAnswer(call: Call, service: Service, found: CursorPage<StoredConversation>): Answer {
  const texts = found.page.items.map((stored) => service.texts.conversation(stored, call.version));
  return okList(texts, { key: "conversations", type: "conversation.list", ...found.envelope });
}

function retrieve(call: Call, { workspace, texts }: Service): Answer {
  const stored = workspace.conversations.get(call.ids[0] ?? "");
  if (stored === undefined) throw notFound("Conversation not found");
  return { status: 200, body: texts.conversationWithParts(stored, call.version) };
}

/**
 * Ids of deleted conversations, the last one first unless `order=asc` is asked for.
 *
 * @see the vendor's OpenAPI description (https://github.com/intercom/Intercom-OpenAPI), `listDeletedConversationIds`
 */
function listDeleted(call: Call, { workspace }: Service): Answer {
  const order = call.query.get("order") === "asc" ? "asc" : "desc";
  const direction = order === "asc" ? 1 : -1;
  const sorted = workspace.deletedConversations.toSorted((one, other) =>
    direction * (one.deleted_at - other.deleted_at || Number(one.id) - Number(other.id))
  );
  const { items, pages } = numberedPage(sorted, {
    page: readPage(call.query.get("page")),
    perPage: readPerPage(call.query.get("per_page"), { usual: 20, most: 60 }),
    path: `/conversations/deleted?order=${order}`,
  });
  return ok({
    type: "conversations.list",
    "total_count": sorted.length,
    pages,
    conversations: items,
  });
}
