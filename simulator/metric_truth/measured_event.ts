import type { MartRow } from "../mart_truth/mart_row.ts";

/** The rows of the marts that others are added up from: all of a workspace, those of deleted conversations included. */
export interface MetricRows {
  /** Of `conversation_events`. */
  readonly events: readonly MartRow[];
  /** Of `conversation_reply_times`. */
  readonly replyTimes: readonly MartRow[];
  /** Of `conversation_metrics`. */
  readonly metrics: readonly MartRow[];
}

/** An event of a conversation that is not deleted, and what was measured by it. */
export interface MeasuredEvent {
  readonly event: MartRow;
  /** Local date, as marts have it. */
  readonly day: string;
  /** The reply time, where the event answers a contact. */
  readonly answer: MartRow | undefined;
  /** The conversation's metrics, where the event is the first reply of a teammate after the contact's. */
  readonly firstReplyOf: MartRow | undefined;
  /** The conversation's metrics, where the event is the first close after the contact's first reply. */
  readonly firstCloseOf: MartRow | undefined;
}

/** What happened in the conversations that are not deleted. An event without a time has no day, and is left out. */
export function measuredEvents({ events, replyTimes, metrics }: MetricRows): MeasuredEvent[] {
  const answers = new Map(replyTimes.map((row) => [place(row), row]));
  const conversations = new Map(metrics.map((row) => [row["conversation_id"], row]));
  const living = events.filter((event) => event["is_deleted"] === false);
  return [...Map.groupBy(living, (event) => event["conversation_id"])].flatMap(([id, own]) => {
    const metricsOfIt = conversations.get(id);
    const sinceContact = own.filter((event) => event["is_after_first_contact"] === true)
      .sort((one, other) => Number(one["part_index"]) - Number(other["part_index"]));
    const firstReply = sinceContact.find((event) => event["is_teammate_reply"] === true);
    const firstClose = sinceContact.find((event) => event["is_close"] === true);
    return own.flatMap((event) => {
      const day = event["event_date"];
      return typeof day !== "string" ? [] : [{
        event,
        day,
        answer: answers.get(place(event)),
        firstReplyOf: event === firstReply ? metricsOfIt : undefined,
        firstCloseOf: event === firstClose ? metricsOfIt : undefined,
      }];
    });
  });
}

function place(row: MartRow): string {
  return `${row["conversation_id"]} ${row["part_id"]}`;
}
