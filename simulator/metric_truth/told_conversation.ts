import type { Landed, LandedConversation } from "../mart_truth/landed.ts";
import { type ConversationEvent, conversationEvents } from "./conversation_events.ts";
import { type LocalDay, localDay, zoneOrUtc } from "./local_day.ts";
import { type OfficeClock, officeClock } from "./office_clock.ts";

/** By what a workspace counts its days and its open hours. */
export interface Calendar {
  readonly localDay: LocalDay;
  readonly officeClock: OfficeClock;
}

/** A conversation with all that happened in it, and the calendar of its workspace. */
export interface ToldConversation {
  readonly workspaceId: string;
  readonly conversation: LandedConversation;
  readonly isDeleted: boolean;
  readonly events: readonly ConversationEvent[];
  readonly calendar: Calendar;
}

/** What of a workspace there is to know to tell its conversations. */
export type Tellable = Pick<Landed, "app" | "officeHours" | "conversations">;

/** Tells every conversation that was ever landed, those that are gone included. */
export function tellConversations(landed: Tellable): ToldConversation[] {
  const { app, officeHours, conversations } = landed;
  const calendar: Calendar = {
    localDay: localDay(zoneOrUtc(app.timezone)),
    officeClock: officeClock(officeHours),
  };
  return [...conversations.values()].map(({ record: conversation, isDeleted }) => ({
    workspaceId: app.id_code,
    conversation,
    isDeleted,
    events: conversationEvents(conversation),
    calendar,
  }));
}

/** The open seconds between two moments, in Unix seconds; null where one is missing or no office hours are known. */
export function officeSecondsBetween(
  { officeClock }: Calendar,
  from: number | null,
  to: number | null,
): number | null {
  const begin = from === null ? null : officeClock(from);
  const end = to === null ? null : officeClock(to);
  return begin === null || end === null ? null : end - begin;
}
