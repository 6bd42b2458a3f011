import type { Amendment } from "./openapi_schemas.ts";

/**
 * Where the vendor's description contradicts its own examples or the API in the field. There the simulator follows the
 * examples.
 */
export const AMENDMENTS: readonly Amendment[] = [
  {
    schema: "admin",
    properties: ["avatar"],
    may: { type: "object" },
    reason: "described as a string; the examples have an object",
  },
  {
    schema: "conversation_statistics",
    properties: [
      "time_to_assignment",
      "time_to_admin_reply",
      "time_to_first_close",
      "time_to_last_close",
      "median_time_to_reply",
      "first_contact_reply_at",
      "first_assignment_at",
      "first_admin_reply_at",
      "first_close_at",
      "last_assignment_at",
      "last_assignment_admin_reply_at",
      "last_contact_reply_at",
      "last_admin_reply_at",
      "last_close_at",
      "handling_time",
    ],
    may: { type: "integer" },
    reason: "described as never null, but what has not happened has no time",
  },
  {
    schema: "conversation_statistics",
    properties: ["last_closed_by_id"],
    may: { type: "string" },
    reason: "as the others: nobody may have closed it",
  },
  {
    schema: "conversation_rating",
    properties: ["rating"],
    may: { type: "integer" },
    reason: "described as never null; what was asked for and not given has no number",
  },
  {
    schema: "conversation_rating",
    properties: ["remark"],
    may: { type: "string" },
    reason: "as the number",
  },
  {
    schema: "sla_applied",
    properties: ["sla_status"],
    may: { type: "string", enum: ["hit", "missed", "cancelled", "active"] },
    reason:
      "typed as never null, but null by its own words once an agreement was taken off by hand",
  },
  {
    schema: "company",
    properties: ["custom_attributes"],
    may: { type: "object" },
    reason: "described as strings only, but attributes have types: see `data_attribute.data_type`",
  },
  {
    schema: "conversation",
    properties: ["custom_attributes"],
    may: { type: "object" },
    reason: "described without floats, booleans and nulls; its own example has them",
  },
  {
    schema: "conversation_list_item",
    properties: ["custom_attributes"],
    may: { type: "object" },
    reason: "as `conversation`",
  },
  {
    schema: "part_attachment",
    properties: ["width", "height"],
    may: { type: "integer" },
    reason: "described as never null; a file that is no image has neither",
  },
  {
    schema: "cursor_pages",
    properties: ["next"],
    may: { type: ["object", "string"] },
    reason: "described as a cursor; lists paged by number have a URL there, as `pages_link` says",
  },
  {
    schema: "macro",
    properties: ["body", "body_text"],
    may: { type: "string" },
    reason: "described as never null; the example of a long list has nulls",
  },
  {
    schema: "activity_log_metadata",
    properties: ["before", "after"],
    may: { type: ["object", "string"] },
    reason: "described as objects; the examples have texts",
  },
  {
    schema: "call",
    properties: ["answered_at", "ended_at"],
    may: { type: "integer" },
    reason: "described as never null; a call that nobody answered, or that goes on, has no time",
  },
  {
    schema: "custom_object_instance",
    properties: ["custom_attributes"],
    may: { type: "object" },
    reason: "described as texts only; its own example has a number",
  },
];
