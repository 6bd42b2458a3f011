import type { ConversationPart } from "./conversation_part.ts";

/** What a part is by itself, whatever happened before it. It may be several things at once. */
export interface PartMeaning {
  readonly isContactMessage: boolean;
  /** A contact filled in what a bot or form had asked for. */
  readonly isAttributeCollected: boolean;
  readonly isTeammateReply: boolean;
  readonly isFinReply: boolean;
  readonly isBotReply: boolean;
  readonly isNote: boolean;
  readonly isAssignment: boolean;
  /** It says "closed", be it that the conversation was closed already. */
  readonly isClosePart: boolean;
  readonly isSnoozePart: boolean;
  /** It says that the conversation is open now. */
  readonly opens: boolean;
}

const ATTRIBUTES = ["attribute_collected", "conversation_attribute_updated_by_user"];
const NOTES = ["note", "note_and_reopen"];
const CONTACT_MESSAGES = ["comment", "open", "quick_reply"];

/** Says what a part is. */
export function partMeaning(part: ConversationPart): PartMeaning {
  const { type, authorKind, isOpeningMessage } = part;
  const isNote = NOTES.includes(type);
  const isReply = !isOpeningMessage && !isNote && (type === "comment" || part.hasContent);
  const isContactMessage = isMessageOfContact(part);
  return {
    isContactMessage,
    isAttributeCollected: isOfContact(part) && ATTRIBUTES.includes(type),
    isTeammateReply: isReply && authorKind === "teammate",
    isFinReply: isReply && authorKind === "fin",
    isBotReply: isReply && authorKind === "bot",
    isNote,
    isAssignment: type.startsWith("assign") || type.includes("assignment") ||
      part.assignedToType !== null,
    isClosePart: type.startsWith("close"),
    isSnoozePart: type === "snoozed",
    opens: isOpeningMessage || type === "open" || type.includes("reopen") ||
      type.includes("unsnooze") ||
      isContactMessage,
  };
}

function isOfContact({ authorKind }: ConversationPart): boolean {
  return authorKind === "user" || authorKind === "lead";
}

/** A rating is no message, and neither is a form that was filled in. */
function isMessageOfContact(part: ConversationPart): boolean {
  const { type, isOpeningMessage, hasContent } = part;
  if (!isOfContact(part) || ATTRIBUTES.includes(type)) return false;
  if (type.startsWith("conversation_rating")) return false;
  return isOpeningMessage || hasContent || CONTACT_MESSAGES.includes(type);
}
