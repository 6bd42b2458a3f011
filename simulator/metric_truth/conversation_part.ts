import type { Author } from "../records/conversation.ts";
import type { LandedConversation } from "../mart_truth/landed.ts";
import { kindOf, partsInOrder } from "../mart_truth/part_marts.ts";

/** A part of a conversation, as far as metrics ask about it. Its opening message is the first of them. */
export interface ConversationPart {
  readonly id: string;
  readonly type: string;
  readonly authorId: string | null;
  readonly authorKind: string;
  readonly assignedToType: string | null;
  readonly assignedToId: string | null;
  /** Whether there are words or a file, or were until they were redacted. */
  readonly hasContent: boolean;
  readonly isOpeningMessage: boolean;
  /** Unix seconds. */
  readonly createdAt: number;
}

/** The parts of a conversation, oldest first. */
export function conversationParts({ record, parts }: LandedConversation): ConversationPart[] {
  const opening: ConversationPart = {
    id: `source-${record.id}`,
    type: "source",
    ...author(record.source.author),
    assignedToType: null,
    assignedToId: null,
    hasContent: hasContent(record.source),
    isOpeningMessage: true,
    createdAt: record.created_at,
  };
  const others = partsInOrder(parts).map((part) => ({
    id: part.id,
    type: part.part_type,
    ...author(part.author),
    assignedToType: part.assigned_to?.type ?? null,
    assignedToId: idOrNone(part.assigned_to?.id),
    hasContent: hasContent(part),
    isOpeningMessage: false,
    createdAt: part.created_at,
  }));
  return [opening, ...others];
}

function author(author: Author): Pick<ConversationPart, "authorId" | "authorKind"> {
  return { authorId: idOrNone(author.id), authorKind: kindOf(author) };
}

/** "0" is nobody. */
function idOrNone(id: string | null | undefined): string | null {
  return id === undefined || id === "" || id === "0" ? null : id;
}

function hasContent(
  message: {
    readonly body: string | null;
    readonly redacted?: boolean | null;
    readonly attachments: readonly unknown[];
  },
): boolean {
  return (message.body !== null && message.body !== "") || message.redacted === true ||
    message.attachments.length > 0;
}
