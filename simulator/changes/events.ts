import { unixSeconds } from "../clock.ts";
import { eventsOf } from "../events.ts";
import { makeEvent } from "../generator/events.ts";
import { Random } from "../generator/random.ts";
import type { EventRecord } from "../records/event.ts";
import type { Workspace } from "../workspace.ts";
import { updateContact } from "./contacts.ts";

/**
 * Lets a contact do something at the clock's now. The contact changes with it: the vendor does not document whether an
 * event moves `updated_at`, but a reader has nothing else to go by, as no list tells whose events are new. The same event
 * in the same second is ignored.
 *
 * @throws {RangeError} where the contact is not there.
 * @see the vendor's OpenAPI description (https://github.com/intercom/Intercom-OpenAPI), "Event de-duplication"
 */
export function recordEvent(workspace: Workspace, id: string, name: string): EventRecord {
  const contact = updateContact(workspace, id, {});
  const at = unixSeconds(workspace.clock);
  const same = eventsOf(workspace, contact).find((event) =>
    event.event_name === name && event.created_at === at
  );
  if (same !== undefined) return same;
  const recorded = workspace.recordedEvents.get(id) ?? [];
  const random = new Random(workspace.origin.seed, "event", id, recorded.length);
  const event = makeEvent(random, { fields: contact.fields, at, name });
  workspace.recordedEvents.set(id, [...recorded, event]);
  return event;
}
