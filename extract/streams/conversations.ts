import { byId, type ChangedRead, type EmbeddedRead, type FeedRead, type Stream } from "./stream.ts";

/** Conversations, each with all its fields but the parts. */
export const conversations: Stream<ChangedRead> = {
  name: "conversations",
  about: "conversations",
  group: "core",
  identify: byId,
  updatedAt: "updated_at",
  read: {
    kind: "changed",
    path: "/conversations/search",
    records: "conversations",
    pageSize: 150,
    precision: () => "second",
    // Minutes, by the documentation; what is landed already costs no more than its line in a page.
    lagMs: 60 * 60_000,
    detail: (conversationId) => `/conversations/${encodeURIComponent(conversationId)}`,
    needsDetail: true,
  },
};

/** What happened in a conversation after its opening message. No list gives parts: each conversation is fetched. */
export const conversationParts: Stream<EmbeddedRead> = {
  name: "conversation_parts",
  about: "messages, notes and events in conversations",
  group: "core",
  identify: byId,
  updatedAt: "updated_at",
  read: {
    kind: "embedded",
    of: "conversations",
    path: ["conversation_parts", "conversation_parts"],
    limit: 500,
    isOptional: false,
    query: {},
  },
};

/** Which conversations were deleted, and when. */
export const deletedConversations: Stream<FeedRead> = {
  name: "deleted_conversations",
  about: "which conversations were deleted",
  group: "core",
  since: "2.16",
  tellsGone: { stream: "conversations", field: "id" },
  identify: byId,
  updatedAt: "deleted_at",
  read: {
    kind: "feed",
    list: () => ({
      request: { method: "GET", path: "/conversations/deleted", query: { order: "desc" } },
      records: ["conversations"],
      paging: { kind: "number", pageSize: 60 },
    }),
    orderedBy: "deleted_at",
    lagMs: 60 * 60_000,
    rangeMs: null,
  },
};
