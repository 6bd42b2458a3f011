import type { Author } from "../records/conversation.ts";
import type { AdminRecord, TeamRecord } from "../records/reference.ts";
import type {
  FullTicket,
  TicketAuthor,
  TicketPartRecord,
  TicketStateRecord,
  TicketTypeAttributeRecord,
  TicketValue,
} from "../records/ticket.ts";

type PartDetails = Partial<
  Pick<
    TicketPartRecord,
    | "body"
    | "assigned_to"
    | "attachments"
    | "app_package_code"
    | "external_id"
    | "updated_attribute_data"
  >
>;

/** A ticket while it is worked on: each call is one event, in the order of time. Nothing happens after `now`. */
export class TicketStory {
  readonly parts: TicketPartRecord[] = [];
  readonly attributes: Record<string, TicketValue> = {};
  state: TicketStateRecord;
  previousStateId: string | null = null;
  adminAssigneeId = 0;
  teamAssigneeId = 0;
  updatedAt: number;
  #at: number;
  #nextPartId: number;
  readonly #now: number;

  constructor(
    state: TicketStateRecord,
    options: { readonly at: number; readonly now: number; readonly firstPartId: number },
  ) {
    this.state = state;
    this.#at = options.at;
    this.updatedAt = options.at;
    this.#now = options.now;
    this.#nextPartId = options.firstPartId;
  }

  /** Takes up a ticket where it stands, for more to happen. What it was is left as it is. */
  static resume(
    { record, parts }: FullTicket,
    options: { readonly at: number; readonly nextPartId: number },
  ): TicketStory {
    const { at, nextPartId } = options;
    const story = new TicketStory(record.ticket_state, { at, now: at, firstPartId: nextPartId });
    story.parts.push(...parts);
    Object.assign(story.attributes, record.ticket_attributes);
    story.previousStateId = record.previous_ticket_state_id;
    story.adminAssigneeId = record.admin_assignee_id;
    story.teamAssigneeId = record.team_assignee_id;
    return story;
  }

  /** Whether the present has been reached: no more events. */
  get isOver(): boolean {
    return this.#at > this.#now;
  }

  /** Lets time pass. */
  wait(seconds: number): this {
    this.#at += Math.max(0, Math.round(seconds));
    return this;
  }

  /** Goes to a later moment; one that has passed already is ignored. */
  waitUntil(at: number): this {
    return this.wait(at - this.#at);
  }

  /** Somebody writes to the other side. */
  comment(author: Author, body: string, details: PartDetails = {}): void {
    this.#event("comment", author, { body, ...details });
  }

  /** A note among teammates. */
  note(author: Author, body: string): void {
    this.#event("note", author, { body });
  }

  /** Assigns to a teammate or a team. */
  assign(by: Author, to: AdminRecord | TeamRecord): void {
    if (this.isOver) return;
    if (to.type === "team") this.teamAssigneeId = Number(to.id);
    else this.adminAssigneeId = Number(to.id);
    this.#event("assignment", by, { "assigned_to": { type: to.type, id: to.id } });
  }

  /** Goes over to another state. */
  become(by: Author, state: TicketStateRecord): void {
    if (this.isOver) return;
    const previous = this.state;
    this.state = state;
    this.previousStateId = previous.id;
    const who = by.type === "admin" ? "admin" : "workflow";
    this.#event(`ticket_state_updated_by_${who}`, by, {}, previous);
  }

  /** A field gets another value. */
  setAttribute(by: Author, attribute: TicketTypeAttributeRecord, value: string | number): void {
    if (this.isOver) return;
    this.attributes[attribute.name] = value;
    this.#event("ticket_attribute_updated_by_admin", by, {
      "updated_attribute_data": {
        attribute: { type: "attribute", id: attribute.id, label: attribute.name },
        value: { type: "value", id: String(value), label: String(value) },
      },
    });
  }

  #event(type: string, author: Author, details: PartDetails, previous = this.state): void {
    if (this.isOver) return;
    this.parts.push({
      type: "ticket_part",
      id: String(this.#nextPartId++),
      "part_type": type,
      "ticket_state": this.state.category,
      "previous_ticket_state": previous.category,
      "created_at": this.#at,
      "updated_at": this.#at,
      author: asTicketAuthor(author),
      attachments: [],
      redacted: false,
      ...details,
    });
    this.updatedAt = Math.max(this.updatedAt, this.#at);
  }
}

function asTicketAuthor({ type, id, name, email }: Author): TicketAuthor {
  return { type: type === "lead" ? "user" : type, id, name, email };
}
