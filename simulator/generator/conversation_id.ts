const FIRST_ID = 215_470_000_000_000;

/** The id of the conversation at a place. */
export function conversationId(index: number): string {
  return String(FIRST_ID + index * 3);
}
