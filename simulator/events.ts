import { makeEvents } from "./generator/events.ts";
import type { StoredContact } from "./records/contact.ts";
import type { EventRecord, EventSummaryRecord } from "./records/event.ts";
import type { Workspace } from "./workspace.ts";

/** How old an event may be that the API lists, in seconds: ninety days. */
export const LISTED_SECONDS = 90 * 86_400;

/** Every event of a contact, oldest first. */
export function eventsOf(workspace: Workspace, contact: StoredContact): EventRecord[] {
  const recorded = workspace.recordedEvents.get(contact.fields.id) ?? [];
  return [...makeEvents(contact, workspace.origin), ...recorded];
}

/** How often each event happened, whatever its age. */
export function summaryOf(events: readonly EventRecord[]): EventSummaryRecord[] {
  const byName = Map.groupBy(events, ({ event_name }) => event_name);
  return [...byName].map(([name, named]) => {
    const times = named.map(({ created_at }) => created_at);
    return {
      name,
      first: isoTime(Math.min(...times)),
      last: isoTime(Math.max(...times)),
      count: named.length,
      description: "",
    };
  });
}

function isoTime(at: number): string {
  return new Date(at * 1000).toISOString().replace("Z", "+00:00");
}
