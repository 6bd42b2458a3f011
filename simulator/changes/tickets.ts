import { unixSeconds } from "../clock.ts";
import { answer, note } from "../generator/phrases.ts";
import type { Random } from "../generator/random.ts";
import { adminAuthor } from "../generator/story.ts";
import { TicketStory } from "../generator/ticket_story.ts";
import { ticketState } from "../generator/ticket_types.ts";
import { makeTicket, ticketId, ticketStoryFields } from "../generator/tickets.ts";
import { fullTicket, type StoredTicket, storedTicket, type Workspace } from "../workspace.ts";

/** Adds a ticket that is submitted at the clock's now. */
export function addTicket(workspace: Workspace): StoredTicket {
  const { next, origin } = workspace;
  const createdAt = unixSeconds(workspace.clock);
  const index = next.ticket++;
  const place = { index, id: ticketId(index), createdAt, firstPartId: next.ticketPart };
  const full = makeTicket(place, { ...origin, now: createdAt });
  next.ticketPart += full.parts.length;
  const stored = storedTicket(full);
  workspace.tickets.put(stored);
  return stored;
}

/** Lets more happen with a ticket at the clock's now. */
export function continueTicket(
  workspace: Workspace,
  stored: StoredTicket,
  random: Random,
): StoredTicket {
  return tellOn(workspace, stored, (story) => {
    const { admins, teams } = workspace.staff;
    const handler = adminAuthor(random.pick(admins));
    const kind = random.weighted({ comment: 4, note: 2, state: 3, assign: 1 });
    if (kind === "comment") story.comment(handler, answer(random));
    if (kind === "note") story.note(handler, note(random));
    if (kind === "assign") story.assign(handler, random.pick(teams));
    if (kind === "state") story.become(handler, ticketState(random.pick(workspace.ticketStates)));
  });
}

/** Gives a ticket more notes, such as more than the five hundred parts that the API gives. */
export function growTicket(
  workspace: Workspace,
  stored: StoredTicket,
  count: number,
): StoredTicket {
  const { admins, formerAdmin } = workspace.staff;
  return tellOn(workspace, stored, (story) => {
    for (let index = 0; index < count; index++) {
      story.note(adminAuthor(admins[0] ?? formerAdmin), `<p>Reading ${index}</p>`);
    }
  });
}

/** Deletes a ticket with its parts, for good: nothing lists it as deleted. */
export function deleteTicket(workspace: Workspace, id: string): boolean {
  return workspace.tickets.delete(id);
}

/** Tells a ticket on at the clock's now. */
function tellOn(
  workspace: Workspace,
  stored: StoredTicket,
  tell: (story: TicketStory) => void,
): StoredTicket {
  const full = fullTicket(workspace, stored);
  const at = unixSeconds(workspace.clock);
  const story = TicketStory.resume(full, { at, nextPartId: workspace.next.ticketPart });
  tell(story);
  workspace.next.ticketPart += story.parts.length - full.parts.length;
  const changed = storedTicket({
    record: { ...full.record, ...ticketStoryFields(story) },
    parts: story.parts,
  });
  workspace.tickets.put(changed);
  return changed;
}
