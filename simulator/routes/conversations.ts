import { type Answer, notFound, okList } from "../answer.ts";
import { conversationFields } from "../search/fields.ts";
import type { StoredConversation } from "../workspace.ts";
import { type CursorPage, runList, runSearch, type SearchEndpoint } from "./paged_search.ts";
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
