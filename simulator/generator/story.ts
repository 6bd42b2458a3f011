import type { AppliedTag, Reference, StoredContact } from "../records/contact.ts";
import type {
  Author,
  FullConversation,
  PartRecord,
  SourceRecord,
} from "../records/conversation.ts";
import type { AdminRecord, TagRecord, TeamRecord } from "../records/reference.ts";
import type { AttributeValues } from "../records/wire.ts";
import { isContact, isTeammate } from "./part_kinds.ts";

/** What a part may have besides its type and author. */
export type PartDetails = Partial<
  Pick<
    PartRecord,
    | "body"
    | "assigned_to"
    | "attachments"
    | "event_details"
    | "email_message_metadata"
    | "metadata"
    | "app_package_code"
    | "external_id"
  >
>;

type State = "open" | "closed" | "snoozed";

/** What an assignment is called that brings a conversation back. */
const WAYS_BACK = { closed: "assign_and_reopen", snoozed: "assign_and_unsnooze" } as const;

/**
 * A conversation while it happens: each call is one event, told in the order of time. Nothing happens after `now`, so a
 * recent conversation breaks off wherever it is.
 */
export class Story {
  readonly parts: PartRecord[] = [];
  readonly source: SourceRecord;
  readonly tags: AppliedTag[] = [];
  readonly attributes: AttributeValues = {};
  readonly teammateIds = new Set<string>();
  state: State = "open";
  adminAssigneeId = 0;
  teamAssigneeId = 0;
  waitingSince: number | null = null;
  snoozedUntil: number | null = null;
  updatedAt: number;
  #at: number;
  #nextPartId: number;
  /** The present, in Unix seconds. */
  readonly now: number;

  constructor(
    source: SourceRecord,
    options: { readonly at: number; readonly now: number; readonly firstPartId: number },
  ) {
    this.source = source;
    this.#at = options.at;
    this.updatedAt = options.at;
    this.now = options.now;
    this.#nextPartId = options.firstPartId;
    if (isContact(source.author)) this.waitingSince = options.at;
  }

  /** Takes up a conversation where it stands, for more to happen. What it was is left as it is. */
  static resume(
    full: FullConversation,
    options: { readonly at: number; readonly nextPartId: number },
  ): Story {
    const { record, parts } = full;
    const story = new Story(record.source, {
      at: options.at,
      now: options.at,
      firstPartId: options.nextPartId,
    });
    story.parts.push(...parts.map((part) => ({ ...part, tags: [...part.tags] })));
    story.tags.push(...record.tags.tags);
    Object.assign(story.attributes, record.custom_attributes);
    for (const { id } of record.teammates?.teammates ?? []) {
      if (id !== null) story.teammateIds.add(id);
    }
    story.state = record.state;
    story.adminAssigneeId = record.admin_assignee_id ?? 0;
    story.teamAssigneeId = record.team_assignee_id ?? 0;
    story.waitingSince = record.waiting_since;
    story.snoozedUntil = record.snoozed_until;
    return story;
  }

  /** The moment of the last event, in Unix seconds. */
  get at(): number {
    return this.#at;
  }

  /** Whether the present has been reached: no more events. */
  get isOver(): boolean {
    return this.#at > this.now;
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

  /** Adds a part as it is; the other calls are made of this one. */
  event(type: string, author: Author, details: PartDetails = {}): PartRecord | undefined {
    if (this.isOver) return undefined;
    const part: PartRecord = {
      type: "conversation_part",
      id: String(this.#nextPartId++),
      "part_type": type,
      body: null,
      "created_at": this.#at,
      "updated_at": this.#at,
      "notified_at": this.#at,
      "assigned_to": null,
      author,
      attachments: [],
      "external_id": null,
      redacted: false,
      "email_message_metadata": null,
      state: this.state,
      tags: [],
      "event_details": null,
      "app_package_code": null,
      ...details,
    };
    this.parts.push(part);
    this.updatedAt = Math.max(this.updatedAt, this.#at);
    if (isTeammate(author)) this.teammateIds.add(author.id);
    return part;
  }

  /** A contact writes, or picks a reply. To a closed or snoozed conversation that is an `open` part: it comes back. */
  contactSays(
    author: Author,
    details: PartDetails,
    type: "comment" | "quick_reply" = "comment",
  ): void {
    if (this.isOver) return;
    const comesBack = this.state !== "open";
    this.#become("open");
    this.event(comesBack ? "open" : type, author, details);
    this.waitingSince ??= this.#at;
  }

  /** A teammate or the bot writes to the contact. */
  reply(author: Author, details: PartDetails): void {
    if (this.event("comment", author, details) !== undefined) this.waitingSince = null;
  }

  /**
   * Assigns to a teammate, a team, nobody or no team; a closed or snoozed conversation comes back by it. With words to the
   * contact it is a reply as well.
   */
  assign(
    by: Author,
    to: AdminRecord | TeamRecord | "nobody" | "noTeam",
    { type, body = null }: { readonly type?: string; readonly body?: string | null } = {},
  ): void {
    if (this.isOver) return;
    const isTeam = to === "noTeam" || (to !== "nobody" && to.type === "team");
    const id = to === "nobody" || to === "noTeam" ? null : to.id;
    const assignedTo: Reference = id === null
      ? { type: isTeam ? "nobody_team" : "nobody_admin", id }
      : { type: isTeam ? "team" : "admin", id };
    if (isTeam) this.teamAssigneeId = Number(id);
    else this.adminAssigneeId = Number(id);
    const way = this.state === "open" ? type ?? "assignment" : WAYS_BACK[this.state];
    this.#become("open");
    this.event(way, by, { "assigned_to": assignedTo, body });
    if (body !== null) this.waitingSince = null;
  }

  /** A note among teammates; on a closed conversation it may bring it back. */
  note(author: Author, body: string, options: { readonly reopens?: boolean } = {}): void {
    if (this.isOver) return;
    const reopens = options.reopens === true && this.state === "closed";
    if (reopens) this.#become("open");
    this.event(reopens ? "note_and_reopen" : "note", author, { body });
  }

  /** Closes it, with a last word or none. */
  close(by: Author, body: string | null = null): void {
    if (this.isOver || this.state === "closed") return;
    this.#become("closed");
    this.waitingSince = null;
    this.event("close", by, { body });
  }

  /** Closes what was closed already, as two do in the same second. */
  closeAgain(by: Author): void {
    if (this.state === "closed") this.event("close", by);
  }

  /** Puts it away until a moment. */
  snooze(by: Author, until: number): void {
    if (this.isOver) return;
    this.#become("snoozed");
    this.snoozedUntil = until;
    this.event("snoozed", by);
  }

  /** The moment of a snooze has come. */
  wake(by: Author): void {
    if (this.isOver || this.state !== "snoozed") return;
    this.#become("open");
    this.event("timer_unsnooze", by);
  }

  /** A conversation attribute gets a value. */
  setAttribute(by: Author, name: string, value: AttributeValues[string]): void {
    if (this.isOver) return;
    const previous = this.attributes[name];
    this.attributes[name] = value;
    const kind = by.type === "admin" ? "admin" : isContact(by) ? "user" : "workflow";
    this.event(`conversation_attribute_updated_by_${kind}`, by, {
      "event_details": {
        ...(kind === "workflow" ? { workflow: { name: "Triage" } } : {}),
        attribute: { name },
        value: {
          name: String(value),
          ...(kind !== "workflow"
            ? { previous: previous === undefined || previous === null ? null : String(previous) }
            : {}),
        },
      },
    });
  }

  /** Tags the conversation and the part that gave the reason. */
  tag(by: Author, tag: TagRecord): void {
    if (this.isOver || this.tags.some((applied) => applied.id === tag.id)) return;
    this.tags.push({ ...tag, "applied_at": this.#at, "applied_by": { type: "admin", id: by.id } });
    this.parts.at(-1)?.tags?.push({ ...tag });
    this.updatedAt = Math.max(this.updatedAt, this.#at);
  }

  /** Blanks a part, as a teammate does with a card number. The part stays; its `updated_at` moves. */
  redact(part: PartRecord): void {
    if (this.isOver) return;
    part.redacted = true;
    part.body = "<p><i>This message was deleted</i></p>";
    part.attachments = [];
    part.updated_at = this.#at;
    this.updatedAt = Math.max(this.updatedAt, this.#at);
  }

  #become(state: State): void {
    this.state = state;
    if (state !== "snoozed") this.snoozedUntil = null;
  }
}

/** A teammate as the author of a part. */
export function adminAuthor(admin: AdminRecord): Author {
  return { type: "admin", id: admin.id, name: admin.name, email: admin.email };
}

/** A contact as the author of a part. */
export function contactAuthor(contact: StoredContact): Author {
  const { id, role, name, email } = contact.fields;
  return { type: role, id, name: name ?? null, email: email ?? "" };
}

/** The built-in bot as the API shows it in places: as an admin, whom its address alone tells from a teammate. */
export function operatorAuthor(bot: { readonly id: string; readonly email: string }): Author {
  return { type: "admin", id: bot.id, name: "Operator", email: bot.email };
}

/** The bot as the author of a part: Fin's own words, or a workflow's. */
export function botAuthor(
  bot: { readonly id: string; readonly name: string; readonly email: string },
  words: "fin" | "answer" | "workflow",
): Author {
  return {
    type: "bot",
    ...bot,
    "from_ai_agent": words !== "workflow",
    "is_ai_answer": words === "answer",
  };
}
