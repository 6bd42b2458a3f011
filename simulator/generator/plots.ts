import { nextClockChange } from "./moments.ts";
import { answer, followUp, note } from "./phrases.ts";
import {
  atWork,
  buttons,
  type Cast,
  customAction,
  DAY,
  finAnswers,
  finish,
  HOUR,
  macro,
  MINUTE,
  route,
  talk,
} from "./scenes.ts";
import { adminAuthor, type Story } from "./story.ts";

/** How a conversation goes, told into the story. */
export type Plot = (story: Story, cast: Cast) => void;

/** Fin alone settles it. */
const finResolved: Plot = (story, cast) => {
  finAnswers(story, cast);
  story.wait(10).reply(cast.fin, { body: "<p>Glad to help! 😊</p>" });
  story.wait(4 * MINUTE).close(cast.fin);
};

/** Fin tries, then a person takes over. */
const finThenHuman: Plot = (story, cast) => {
  finAnswers(story, cast);
  buttons(story.wait(5), cast);
  route(story, cast);
  talk(story, cast, cast.random.whole(1, 4));
  finish(story, cast);
};

/** Fin does not help, and nobody else does. */
const finGivenUp: Plot = (story, cast) => {
  finAnswers(story, cast);
  story.wait(MINUTE).contactSays(cast.contact, { body: "<p>That is not what I asked.</p>" });
  if (cast.random.chance(0.5)) story.wait(3 * DAY).close(cast.workflow);
};

/** A person answers in the Messenger or by e-mail. */
const human: Plot = (story, cast) => {
  const { random } = cast;
  if (random.chance(0.2)) story.wait(1).event("language_detection_details", cast.workflow);
  if (random.chance(0.12)) {
    macro(story, cast);
    if (random.chance(0.5)) return;
  } else route(story, cast);
  talk(story, cast, random.whole(1, 4));
  if (random.chance(0.04)) customAction(story, cast);
  finish(story, cast);
};

/** A teammate or campaign writes first, perhaps twice; the contact may answer, or fill in an attribute. */
const outbound: Plot = (story, cast) => {
  const { random } = cast;
  if (random.chance(0.25)) story.wait(MINUTE).assign(cast.workflow, cast.handler);
  if (random.chance(0.25)) {
    story.wait(2 * DAY).reply(adminAuthor(cast.handler), { body: answer(random) });
  }
  if (random.chance(0.1)) story.wait(HOUR).close(cast.workflow);
  if (random.chance(0.3)) return;
  if (random.chance(0.65)) story.wait(random.around(DAY));
  if (random.chance(0.4)) {
    story.setAttribute(cast.contact, "Issue type", "Billing");
    if (random.chance(0.3)) return;
  } else story.contactSays(cast.contact, { body: followUp(random) });
  story.wait(random.pick([0, 5])).assign(cast.workflow, cast.handler);
  talk(story, cast, random.whole(1, 3));
  finish(story, cast);
};

/** They write to each other around midnight, and in the night in which the clocks change, if there was one since. */
const nights: Plot = (story, cast) => {
  const { zone } = cast;
  const handler = adminAuthor(cast.handler);
  story.wait(5).assign(cast.workflow, cast.handler);
  talk(story, cast, 1);
  const change = nextClockChange(zone, { from: story.at, until: story.now });
  const day = change ?? zone.startOfNextDay(story.at);
  const moments = [zone.startOfDay(day), ...(change === null ? [] : [change])];
  // As the clocks may change at midnight.
  for (const moment of new Set([...moments, zone.startOfNextDay(day)])) {
    story.waitUntil(moment - 1).contactSays(cast.contact, { body: followUp(cast.random) });
    story.waitUntil(moment).reply(handler, { body: answer(cast.random) });
  }
  story.wait(1).close(handler);
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

/** It is closed without an answer; spam, mostly. Where it was none, the contact writes again. */
const closedUnanswered: Plot = (story, cast) => {
  atWork(story, cast, 4 * HOUR);
  story.close(adminAuthor(cast.handler));
  if (cast.random.chance(0.4)) return;
  story.wait(15 * MINUTE).contactSays(cast.contact, { body: followUp(cast.random) });
  if (cast.random.chance(0.5)) talk(story, cast, 1);
};

/** A workflow asks for the reason and closes when nobody answers. */
const workflowOnly: Plot = (story, cast) => {
  buttons(story.wait(2), cast);
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

/** Every way a conversation can go. */
export const PLOTS = {
  finResolved,
  finThenHuman,
  finGivenUp,
  human,
  outbound,
  nights,
  notesOnly,
  unanswered,
  closedUnanswered,
  workflowOnly,
  endless,
} as const satisfies Readonly<Record<string, Plot>>;
