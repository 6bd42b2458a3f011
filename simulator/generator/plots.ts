import type { Author } from "../records/conversation.ts";
import type { AdminRecord, TeamRecord } from "../records/reference.ts";
import type { Zone } from "../zone.ts";
import { nextOfficeTime } from "./moments.ts";
import { attachment, emailMetadata, quickReplies } from "./part_details.ts";
import { answer, botAnswer, followUp, note } from "./phrases.ts";
import type { Random } from "./random.ts";
import { adminAuthor, type Story } from "./story.ts";

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

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
  readonly isEmail: boolean;
}

/** How a conversation goes, told into the story. */
export type Plot = (story: Story, cast: Cast) => void;

/** Waits until somebody is at their desk, and then some. */
function atWork(story: Story, cast: Cast, meanSeconds: number): void {
  story.wait(cast.random.around(meanSeconds));
  story.waitUntil(nextOfficeTime(cast.zone, story.at));
}

/** The contact and the handler write to each other, `rounds` times. */
function talk(story: Story, cast: Cast, rounds: number): void {
  const { random } = cast;
  const handler = adminAuthor(cast.handler);
  for (let round = 0; round < rounds && !story.isOver; round++) {
    atWork(story, cast, 25 * MINUTE);
    story.reply(handler, {
      body: answer(random),
      attachments: random.chance(0.03) ? [attachment(random)] : [],
      ...(cast.isEmail ? { "email_message_metadata": emailMetadata(handler, cast.contact) } : {}),
    });
    if (random.chance(0.12)) story.wait(MINUTE).note(adminAuthor(cast.colleague), note(random));
    if (random.chance(0.8)) {
      story.wait(random.around(40 * MINUTE)).contactSays(cast.contact, {
        body: followUp(random),
        attachments: random.chance(0.08) ? [attachment(random)] : [],
        ...(cast.isEmail ? { "email_message_metadata": emailMetadata(cast.contact, handler) } : {}),
      });
    }
  }
}

/** Passes it to a team, then to the handler; sometimes on to a colleague. */
function route(story: Story, cast: Cast): void {
  const { random } = cast;
  if (random.chance(0.6)) story.wait(5).assign(cast.workflow, cast.team);
  atWork(story, cast, 10 * MINUTE);
  const handler = adminAuthor(cast.handler);
  story.assign(random.chance(0.5) ? handler : cast.workflow, cast.handler, {
    body: random.chance(0.05) ? answer(random) : null,
  });
  if (random.chance(0.12)) {
    atWork(story, cast, HOUR);
    story.assign(handler, cast.colleague);
    if (random.chance(0.5)) story.wait(2 * HOUR).assign(adminAuthor(cast.colleague), cast.handler);
    else if (random.chance(0.2)) story.wait(HOUR).assign(adminAuthor(cast.colleague), null);
  }
}

/** Ends it, and sometimes does not: it comes back by a word, a note or an assignment. */
function finish(story: Story, cast: Cast): void {
  const { random } = cast;
  const handler = adminAuthor(cast.handler);
  if (random.chance(0.12)) {
    atWork(story, cast, HOUR);
    story.snooze(handler, story.at + random.whole(1, 5) * DAY);
    story.waitUntil(story.snoozedUntil ?? story.at).wake(cast.workflow);
  }
  if (random.chance(0.06)) return;
  atWork(story, cast, 2 * HOUR);
  story.close(
    random.chance(0.2) ? cast.workflow : handler,
    random.chance(0.15) ? answer(random) : null,
  );
  const way = random.weighted({ stays: 80, word: 10, note: 3, assignment: 3, ask: 4 });
  if (way === "stays") return;
  story.wait(random.around(2 * DAY));
  if (way === "word") story.contactSays(cast.contact, { body: followUp(random) });
  if (way === "note") story.note(handler, note(random), { reopens: true });
  if (way === "assignment") story.assign(cast.workflow, cast.colleague);
  if (way === "ask") story.event("participant_added", handler);
  talk(story, cast, 1);
  story.wait(random.around(DAY)).close(handler);
}

/** Fin answers, once or a few times. */
function finAnswers(story: Story, cast: Cast): void {
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

/** Fin alone settles it. */
const finResolved: Plot = (story, cast) => {
  finAnswers(story, cast);
  story.wait(10).reply(cast.fin, { body: "<p>Glad to help! 😊</p>" });
  story.wait(4 * MINUTE).close(cast.fin);
};

/** Fin tries, then a person takes over. */
const finThenHuman: Plot = (story, cast) => {
  finAnswers(story, cast);
  story.wait(5).event("quick_reply", cast.workflow, quickReplies(cast.random));
  route(story, cast);
  talk(story, cast, cast.random.whole(1, 4));
  finish(story, cast);
};

/** A person answers in the Messenger or by e-mail. */
const human: Plot = (story, cast) => {
  if (cast.random.chance(0.2)) {
    story.wait(1).event("language_detection_details", cast.workflow);
  }
  route(story, cast);
  talk(story, cast, cast.random.whole(1, 4));
  if (cast.random.chance(0.04)) customAction(story, cast);
  finish(story, cast);
};

/** A teammate or campaign writes first; the contact may answer. */
const outbound: Plot = (story, cast) => {
  if (cast.random.chance(0.4)) return;
  story.wait(cast.random.around(DAY)).contactSays(cast.contact, { body: followUp(cast.random) });
  story.wait(5).assign(cast.workflow, cast.handler);
  talk(story, cast, cast.random.whole(1, 3));
  finish(story, cast);
};

/** Teammates talk among themselves, nobody to the contact. */
const notesOnly: Plot = (story, cast) => {
  const notes = cast.random.whole(1, 4);
  for (let index = 0; index < notes; index++) {
    atWork(story, cast, 3 * HOUR);
    story.note(adminAuthor(index % 2 === 0 ? cast.handler : cast.colleague), note(cast.random));
  }
  if (cast.random.chance(0.5)) story.wait(HOUR).close(adminAuthor(cast.handler));
};

/** Nobody answers. */
const unanswered: Plot = (story, cast) => {
  if (cast.random.chance(0.5)) story.wait(5).assign(cast.workflow, cast.team);
};

/** It is closed without an answer; spam, mostly. */
const closedUnanswered: Plot = (story, cast) => {
  atWork(story, cast, 4 * HOUR);
  story.close(adminAuthor(cast.handler));
  if (cast.random.chance(0.2)) {
    story.wait(15 * MINUTE).contactSays(cast.contact, { body: followUp(cast.random) });
  }
};

/** A workflow asks for the reason and closes when nobody answers. */
const workflowOnly: Plot = (story, cast) => {
  story.wait(2).event("quick_reply", cast.workflow, quickReplies(cast.random));
  story.wait(10 * MINUTE).close(cast.workflow, "<p>Closed as we have not heard from you.</p>");
};

/** The conversation nobody can end: more parts than the five hundred the API gives. */
const endless: Plot = (story, cast) => {
  const handler = adminAuthor(cast.handler);
  story.wait(MINUTE).assign(handler, cast.handler);
  while (!story.isOver && story.parts.length < 519) {
    const body = `<p>Reading ${story.parts.length}: ${cast.random.whole(10, 99)} °C</p>`;
    if (story.parts.length % 2 === 1) story.wait(90).contactSays(cast.contact, { body });
    else story.wait(90).reply(handler, { body });
  }
  story.wait(HOUR).close(handler);
};

function customAction(story: Story, cast: Cast): void {
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

/** Every way a conversation can go. */
export const PLOTS = {
  finResolved,
  finThenHuman,
  human,
  outbound,
  notesOnly,
  unanswered,
  closedUnanswered,
  workflowOnly,
  endless,
} as const satisfies Readonly<Record<string, Plot>>;
