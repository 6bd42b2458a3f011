import { idText, type JsonObject } from "../api/json.ts";
import type { ListRequest } from "../api/page.ts";
import { isAtLeast, type Stream, type WholeRead } from "./stream.ts";

/** Built-in attributes have no `id`: `full_name` identifies an attribute within its model. */
function byFullName(record: JsonObject): string | undefined {
  return idText(record["full_name"]);
}

function dataAttributes(model: string): ListRequest {
  return {
    request: {
      method: "GET",
      path: "/data_attributes",
      query: { model, include_archived: "true" },
    },
    records: ["data"],
    paging: { kind: "single" },
  };
}

/** What a contact can have: built-in and custom attributes, archived ones included. */
export const contactAttributes: Stream<WholeRead> = {
  name: "contact_attributes",
  about: "definitions of contacts' attributes",
  group: "core",
  identify: byFullName,
  updatedAt: "updated_at",
  read: { kind: "whole", list: () => dataAttributes("contact"), confirm: null },
};

/** What a company can have: built-in and custom attributes, archived ones included. */
export const companyAttributes: Stream<WholeRead> = {
  name: "company_attributes",
  about: "definitions of companies' attributes",
  group: "core",
  identify: byFullName,
  updatedAt: "updated_at",
  read: { kind: "whole", list: () => dataAttributes("company"), confirm: null },
};

/** What a conversation can have. From 2.16 on an endpoint of its own; there `model=conversation` is refused (422). */
export const conversationAttributes: Stream<WholeRead> = {
  name: "conversation_attributes",
  about: "definitions of conversations' attributes",
  group: "core",
  identify: (record) => idText(record["id"]) ?? byFullName(record),
  updatedAt: "updated_at",
  read: {
    kind: "whole",
    list: ({ version }) =>
      isAtLeast(version, "2.16")
        ? {
          request: {
            method: "GET",
            path: "/conversations/attributes",
            query: { include_archived: "true" },
          },
          records: ["data"],
          paging: { kind: "single" },
        }
        : dataAttributes("conversation"),
    confirm: null,
  },
};
