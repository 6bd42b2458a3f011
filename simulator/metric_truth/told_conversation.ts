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

/** The seconds from one moment to a later one, in Unix seconds; null where one is missing or the second came first. */
export function secondsBetween(from: number | null, to: number | null): number | null {
  return from === null || to === null || to < from ? null : to - from;
}

/**
 * The open seconds from one moment to a later one, in Unix seconds; null where one is missing, the second came first or no
 * office hours are known. A clock on the wall that was put back has not made time go back.
 */
export function officeSecondsBetween(
  { officeClock }: Calendar,
  from: number | null,
  to: number | null,
): number | null {
  if (from === null || to === null || to < from) return null;
  const begin = officeClock(from);
  const end = officeClock(to);
  return begin === null || end === null ? null : Math.max(0, end - begin);
}
