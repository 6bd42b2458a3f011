import { assertEquals, assertThrows } from "@std/assert";
import { ConfigError } from "../errors.ts";
import { streams } from "../streams/mod.ts";
import { readOmitted } from "./omitted.ts";

Deno.test("readOmitted() parts each name into its stream and the path of a field, by stream", () => {
  assertEquals(
    [...readOmitted(["contacts.email", "conversations.source.body", "contacts.phone"], streams)],
    [
      ["contacts", [["email"], ["phone"]]],
      ["conversations", [["source", "body"]]],
    ],
  );
});

Deno.test("readOmitted() refuses what is no stream or no field", () => {
  const refusals = [
    ["contact.email", 'it must begin with the name of a stream: "contact" is none'],
    ["email", 'it must begin with the name of a stream: "email" is none'],
    ["contacts", "it must name a field, as contacts.email does"],
    ["contacts.", "it must name a field"],
    ["contacts..email", "it must name a field"],
  ] as const;
  for (const [name, message] of refusals) {
    assertThrows(
      () => readOmitted([name], streams),
      ConfigError,
      `Cannot omit "${name}" as ${message}`,
    );
  }
});

Deno.test("readOmitted() refuses what a record is known, dated or completed by, and what holds it", () => {
  const kept = [
    "contacts.id",
    "contacts.updated_at",
    "tags.created_at",
    "workspace.app.id_code",
    "workspace.app",
    "contact_merges.source_contact_id",
    "contact_merges.merged_at",
    "contact_events.event_name",
    "conversations.conversation_parts.conversation_parts",
    "conversations.conversation_parts",
    "contacts.tags.total_count",
    "contacts.merge_history",
    "deleted_conversations.deleted_at",
    "calls.created_at",
  ];
  for (const name of kept) {
    assertThrows(
      () => readOmitted([name], streams),
      ConfigError,
      `Cannot omit "${name}" as a record must keep what it is known, dated and completed by`,
    );
  }
});

Deno.test("readOmitted() takes personal data wherever it stands", () => {
  const personal = [
    "workspace.email",
    "admins.email",
    "contacts.name",
    "contacts.custom_attributes",
    "contact_segments.external_id",
    "companies.name",
    "conversations.source.author.email",
    "conversation_parts.body",
    "conversation_parts.author.name",
    "tickets.ticket_attributes",
    "ticket_parts.author.email",
  ];
  assertEquals([...readOmitted(personal, streams).values()].flat().length, personal.length);
});
