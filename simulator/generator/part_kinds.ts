import type { Author, PartRecord } from "../records/conversation.ts";

type State = PartRecord["state"];

const COLLECTED = new Set(["attribute_collected", "conversation_attribute_updated_by_user"]);
const FROM_CONTACTS = new Set(["comment", "open", "quick_reply"]);
const NOTES = new Set(["note", "note_and_reopen"]);
const OPERATOR = /^operator\+.*@intercom\.io$/;

/** Whether a part was written by a contact. */
export function isContact(author: Author): boolean {
  return author.type === "user" || author.type === "lead";
}

/** Whether a part is a person's on the other side. The vendor's built-in bot comes with the type of an admin in places. */
export function isTeammate(author: Author): boolean {
  return author.type === "admin" && author.from_ai_agent !== true && author.is_ai_answer !== true &&
    !OPERATOR.test(author.email);
}

/** Whether a contact filled in an attribute that a bot asked for. */
export function isAttributeCollected(part: PartRecord): boolean {
  return isContact(part.author) && COLLECTED.has(part.part_type);
}

/** Whether a part is a contact's words, or a file of theirs. */
export function isContactMessage(part: PartRecord): boolean {
  return isContact(part.author) && !isAttributeCollected(part) &&
    !part.part_type.startsWith("conversation_rating") &&
    (FROM_CONTACTS.has(part.part_type) || hasContent(part));
}

/** Whether a part is a teammate's words to the contact, or a file; notes and bots do not count. */
export function isTeammateReply(part: PartRecord): boolean {
  return isTeammate(part.author) && !NOTES.has(part.part_type) &&
    (part.part_type === "comment" || hasContent(part));
}

/** Whether a part hands the conversation to somebody, or to nobody. */
export function isAssignment(part: PartRecord): boolean {
  return part.assigned_to !== null;
}

/** What a conversation is once a part has happened, by the part's type alone. */
export function stateAfter(part: PartRecord, before: State): State {
  const { part_type: type } = part;
  if (type.startsWith("close")) return "closed";
  if (type === "snoozed") return "snoozed";
  const opens = type === "open" || type.includes("reopen") || type.includes("unsnooze");
  return opens || isContactMessage(part) ? "open" : before;
}

/** A blanked part still was something. */
function hasContent({ body, redacted, attachments }: PartRecord): boolean {
  return (body ?? "") !== "" || redacted === true || attachments.length > 0;
}
