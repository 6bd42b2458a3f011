import type { Author } from "../records/conversation.ts";
import type { AdminRecord, TeamRecord } from "../records/reference.ts";
import type { Zone } from "../zone.ts";
import { nextOfficeTime } from "./moments.ts";
import { attachment, emailMetadata, quickReplies } from "./part_details.ts";
import { answer, botAnswer, followUp, note } from "./phrases.ts";
import type { Random } from "./random.ts";
import { adminAuthor, type PartDetails, type Story } from "./story.ts";

export const MINUTE = 60;
export const HOUR = 3_600;
export const DAY = 86_400;

/** Who plays in a conversation. */
export interface Cast {
  readonly random: Random;
  readonly zone: Zone;
  readonly contact: Author;
  /** The teammate who handles it, and who takes over where it is passed on. */
  readonly handler: AdminRecord;
  readonly colleague: AdminRecord;
  readonly team: TeamRecord;
  readonly fin: Author;
  readonly finAnswer: Author;
  readonly workflow: Author;
  /** The built-in bot where it comes with the type of an admin. */
  readonly operator: Author;
  readonly isEmail: boolean;
}

/** Waits until somebody is at their desk, and then some. */
export function atWork(story: Story, cast: Cast, meanSeconds: number): void {
  story.wait(cast.random.around(meanSeconds));
  story.waitUntil(nextOfficeTime(cast.zone, story.at));
}

/** The contact and the handler write to each other, `rounds` times; now and then one twice, or in the same second. */
export function talk(story: Story, cast: Cast, rounds: number): void {
  const { random } = cast;
  for (let round = 0; round < rounds && !story.isOver; round++) {
    if (!random.chance(0.03)) atWork(story, cast, 25 * MINUTE);
    teammateWrites(story, cast);
    if (random.chance(0.05)) {
      story.wait(random.around(5 * MINUTE));
      teammateWrites(story, cast);
    }
    if (random.chance(0.12)) story.wait(MINUTE).note(adminAuthor(cast.colleague), note(random));
    if (!random.chance(0.75)) continue;
    story.wait(random.around(40 * MINUTE));
    contactWrites(story, cast);
    if (random.chance(0.06)) {
      story.wait(random.around(3 * MINUTE));
      contactWrites(story, cast);
    }
  }
}

function teammateWrites(story: Story, cast: Cast): void {
  const handler = adminAuthor(cast.handler);
  story.reply(handler, message(cast, { from: handler, to: cast.contact, body: answer }));
}

function contactWrites(story: Story, cast: Cast): void {
  const to = adminAuthor(cast.handler);
  story.contactSays(cast.contact, message(cast, { from: cast.contact, to, body: followUp }));
}

/** Words, sometimes with a file; rarely the file alone. */
function message(
  cast: Cast,
  { from, to, body }: {
    readonly from: Author;
    readonly to: Author;
    readonly body: (random: Random) => string;
  },
): PartDetails {
  const { random } = cast;
  const isFileAlone = random.chance(0.02);
  return {
    body: isFileAlone ? random.pick([null, ""]) : body(random),
    attachments: isFileAlone || random.chance(0.05) ? [attachment(random)] : [],
    ...(cast.isEmail ? { "email_message_metadata": emailMetadata(from, to) } : {}),
  };
}

/** Passes it to a team, then to the handler; sometimes on to a colleague, or away from all. */
export function route(story: Story, cast: Cast): void {
  const { random } = cast;
  const handler = adminAuthor(cast.handler);
  if (random.chance(0.07)) {
    story.wait(1).reply(cast.operator, { body: "<p>We usually answer within an hour.</p>" });
  }
  if (random.chance(0.05)) {
    story.wait(random.around(2 * MINUTE));
    contactWrites(story, cast);
  }
  // A workflow may be as quick as the message that it meets.
  if (random.chance(0.6)) story.wait(random.pick([0, 5])).assign(cast.workflow, cast.team);
  atWork(story, cast, 10 * MINUTE);
  story.assign(random.chance(0.5) ? handler : cast.workflow, cast.handler, {
    body: random.chance(0.08) ? answer(random) : null,
  });
  const way = random.weighted({ stays: 76, colleague: 12, noTeam: 6, away: 6 });
  if (way === "stays") return;
  atWork(story, cast, HOUR);
  if (way === "colleague") passOn(story, cast);
  if (way === "noTeam") story.assign(handler, "noTeam");
  if (way === "away") {
    story.assign(cast.workflow, cast.colleague, { type: "away_mode_assignment" });
  }
}

function passOn(story: Story, cast: Cast): void {
  const { random } = cast;
  const colleague = adminAuthor(cast.colleague);
  story.assign(adminAuthor(cast.handler), cast.colleague);
  if (random.chance(0.5)) story.wait(2 * HOUR).assign(colleague, cast.handler);
  else if (random.chance(0.4)) {
    story.wait(HOUR).assign(colleague, "nobody");
    if (random.chance(0.5)) story.assign(colleague, "noTeam");
  }
}

/** What a macro does with one click: several things happen in one second. */
export function macro(story: Story, cast: Cast): void {
  const { random } = cast;
  const handler = adminAuthor(cast.handler);
  const isAnswerFirst = random.chance(0.5);
  atWork(story, cast, HOUR);
  if (isAnswerFirst) story.reply(handler, { body: answer(random) });
  story.assign(handler, cast.team);
  story.assign(handler, cast.handler);
  story.setAttribute(handler, "Issue type", "How-to");
  if (!isAnswerFirst) story.reply(handler, { body: answer(random) });
  story.note(handler, note(random));
  if (random.chance(0.5)) story.close(handler);
}

/** Ends it, and sometimes does not: it comes back by a word, a note or an assignment. */
export function finish(story: Story, cast: Cast): void {
  const { random } = cast;
  const handler = adminAuthor(cast.handler);
  if (random.chance(0.18)) putAway(story, cast);
  if (random.chance(0.06)) return;
  atWork(story, cast, 2 * HOUR);
  end(story, cast);
  const way = random.weighted({ stays: 77, word: 9, late: 5, note: 3, assignment: 3, ask: 3 });
  if (way === "stays") return;
  story.wait(random.around(2 * DAY));
  if (way === "word") contactWrites(story, cast);
  if (way === "late") story.wait(random.whole(7, 60) * DAY).contactSays(cast.contact, late(random));
  if (way === "note") story.note(handler, note(random), { reopens: true });
  if (way === "assignment") story.assign(cast.workflow, cast.colleague);
  if (way === "ask") story.event("participant_added", handler);
  talk(story, cast, 1);
  story.wait(random.around(DAY)).close(handler);
}

function late(random: Random): PartDetails {
  return { body: `<p>It is back.</p>${followUp(random)}` };
}

/** Closes it, with a last word or none; sometimes a person and a workflow do so in the same second. */
function end(story: Story, cast: Cast): void {
  const { random } = cast;
  const closers = {
    handler: adminAuthor(cast.handler),
    colleague: adminAuthor(cast.colleague),
    workflow: cast.workflow,
    operator: cast.operator,
  };
  const closer = random.weighted({ handler: 66, workflow: 17, colleague: 14, operator: 3 });
  story.close(closers[closer], random.chance(0.15) ? answer(random) : null);
  if (random.chance(closer === "workflow" ? 0.2 : 0.06)) {
    story.closeAgain(closer === "workflow" ? closers.handler : closers.workflow);
  }
}

/** Snoozes it until the time comes, the contact writes, or a teammate hands it on, often with a word. */
function putAway(story: Story, cast: Cast): void {
  const { random } = cast;
  const handler = adminAuthor(cast.handler);
  const days = random.whole(1, 5);
  story.snooze(handler, story.at + days * DAY);
  const way = random.weighted({ timer: 44, word: 30, assignment: 26 });
  if (way === "timer") {
    story.waitUntil(story.snoozedUntil ?? story.at).wake(cast.workflow);
    return;
  }
  story.wait(random.next() * days * DAY);
  if (way === "word") contactWrites(story, cast);
  else {
    const body = random.chance(0.8) ? answer(random) : null;
    story.assign(handler, cast.colleague, { body });
  }
}

/** Fin answers, once or a few times. */
export function finAnswers(story: Story, cast: Cast): void {
  const { random } = cast;
  story.wait(2).event("operator_workflow_event", cast.workflow, {
    "event_details": {
      workflow: { name: "Fin first" },
      event: { type: "started", result: "started" },
    },
  });
  const rounds = random.whole(1, 3);
  for (let round = 0; round < rounds; round++) {
    story.wait(random.whole(3, 20)).reply(cast.finAnswer, { body: botAnswer(random) });
    story.wait(random.around(3 * MINUTE)).contactSays(cast.contact, { body: followUp(random) });
  }
}

/** A workflow asks with buttons; the contact may press one, or fill in an attribute. */
export function buttons(story: Story, cast: Cast): void {
  const { random } = cast;
  const question = quickReplies(random);
  story.event("quick_reply", cast.workflow, question);
  const [option] = question.metadata?.quick_reply_options ?? [];
  const way = random.weighted({ nothing: 60, button: 30, attribute: 10 });
  if (way === "button" && option !== undefined) {
    story.wait(random.whole(4, 40)).contactSays(cast.contact, {
      body: `<p>${option.text}</p>`,
      metadata: { "quick_reply_uuid": option.uuid },
    }, "quick_reply");
  }
  if (way === "attribute") {
    story.wait(random.whole(4, 40)).setAttribute(cast.contact, "Issue type", "Billing");
  }
}

/** A teammate calls another system from the inbox. */
export function customAction(story: Story, cast: Cast): void {
  const handler = adminAuthor(cast.handler);
  const action = { name: "Jira Create Issue" };
  const details = {
    "app_package_code": "test-integration",
    "external_id": `jira-${cast.random.hex(6)}`,
  };
  story.wait(MINUTE).event("custom_action_started", handler, {
    "event_details": { action },
    ...details,
  });
  const result = cast.random.chance(0.9) ? "success" : "failed";
  story.wait(6).event("custom_action_finished", handler, {
    "event_details": { action: { ...action, result } },
    ...details,
  });
}
