import { assertEquals } from "@std/assert";
import { frozenClock } from "../clock.ts";
import type { Author, SourceRecord, StatisticsRecord } from "../records/conversation.ts";
import { Zone } from "../zone.ts";
import { generateWorkspace } from "./generate_workspace.ts";
import { makeStatistics } from "./statistics.ts";
import { adminAuthor, botAuthor, Story } from "./story.ts";

const HOUR = 3_600;

/** A Monday, 10:00 in the office. */
const START = Date.parse("2026-03-02T10:00:00Z") / 1000;

const { staff } = generateWorkspace({
  seed: 1,
  contacts: 0,
  conversations: 0,
  companies: 0,
  timezone: "UTC",
  clock: frozenClock(START * 1000),
});
const [ada, bruno] = staff.admins;
const [frontline] = staff.teams;
if (ada === undefined || bruno === undefined || frontline === undefined) {
  throw new Error("Cannot test as there is no staff");
}

const customer: Author = { type: "user", id: "c1", name: "Cleo", email: "cleo@mail.example" };
const bot = botAuthor(staff.bot, "workflow");
const operator: Author = {
  type: "admin",
  id: "274",
  name: "Operator",
  email: "operator+ab12@intercom.io",
};

function statisticsOf(opener: Author, tell: (story: Story) => void): StatisticsRecord {
  const source: SourceRecord = {
    type: "conversation",
    id: "1",
    "delivered_as": "customer_initiated",
    subject: "",
    body: "<p>Hello</p>",
    author: opener,
    attachments: [],
    url: null,
    redacted: false,
  };
  const story = new Story(source, { at: START, now: START + 90 * 86_400, firstPartId: 1 });
  tell(story);
  return makeStatistics({ parts: story.parts, source, createdAt: START }, {
    zone: new Zone("UTC"),
    teams: staff.teams,
  });
}

Deno.test("The opening message is the contact's first reply, and counts as a part", () => {
  const statistics = statisticsOf(customer, () => {});
  assertEquals(statistics.first_contact_reply_at, START);
  assertEquals(statistics.count_conversation_parts, 1);
  assertEquals(statistics.time_to_admin_reply, null);
});

Deno.test("A bot's reply does not stop the clock, and a note does not either", () => {
  const statistics = statisticsOf(customer, (story) => {
    story.wait(60).reply(bot, { body: "<p>One moment</p>" });
    story.wait(60).note(adminAuthor(ada), "<p>Whose is it?</p>");
    story.wait(480).reply(adminAuthor(ada), { body: "<p>Mine</p>" });
  });
  assertEquals(statistics.first_admin_reply_at, START + 600);
  assertEquals(statistics.time_to_admin_reply, 600);
});

Deno.test("Durations leave out the hours in which the office is closed", () => {
  const statistics = statisticsOf(customer, (story) => {
    story.wait(24 * HOUR).reply(adminAuthor(ada), { body: "<p>Good morning</p>" });
  });
  assertEquals(statistics.time_to_admin_reply, 9 * HOUR);
});

Deno.test("assign_and_reopen is an assignment and a reopening", () => {
  const statistics = statisticsOf(customer, (story) => {
    story.wait(60).assign(bot, frontline);
    story.wait(60).assign(adminAuthor(ada), bruno);
    story.wait(60).close(adminAuthor(bruno));
    story.wait(60).assign(adminAuthor(ada), ada);
    story.wait(60).close(bot);
  });
  assertEquals([statistics.count_assignments, statistics.count_reopens], [3, 1]);
  assertEquals(statistics.first_close_at, START + 180);
  assertEquals(statistics.last_close_at, START + 300);
  assertEquals(statistics.last_closed_by_id, bruno.id);
  assertEquals(statistics.handling_time, 240);
});

Deno.test("The median time to reply is over the first answers to the contact's words", () => {
  const statistics = statisticsOf(customer, (story) => {
    story.wait(100).reply(adminAuthor(ada), { body: "<p>1</p>" });
    story.wait(10).reply(adminAuthor(ada), { body: "<p>not an answer</p>" });
    story.wait(60).contactSays(customer, { body: "<p>?</p>" });
    story.wait(10).contactSays(customer, { body: "<p>??</p>" });
    story.wait(290).reply(adminAuthor(ada), { body: "<p>2</p>" });
  });
  assertEquals(statistics.median_time_to_reply, 200);
});

Deno.test("Where a teammate opened it, nothing counts before the contact's first words", () => {
  const statistics = statisticsOf(adminAuthor(ada), (story) => {
    story.wait(60).assign(adminAuthor(ada), bruno);
    story.wait(60).contactSays(customer, { body: "<p>Yes?</p>" });
    story.wait(60).reply(adminAuthor(bruno), { body: "<p>Hello</p>" });
  });
  assertEquals(statistics.first_contact_reply_at, START + 120);
  assertEquals([statistics.count_assignments, statistics.first_assignment_at], [0, null]);
  assertEquals(statistics.time_to_admin_reply, 60);
});

Deno.test("A team's first response counts from its assignment", () => {
  const statistics = statisticsOf(customer, (story) => {
    story.wait(600).assign(bot, frontline);
    story.wait(300).reply(adminAuthor(ada), { body: "<p>Hello</p>" });
  });
  assertEquals(statistics.assigned_team_first_response_time, [
    { "team_id": Number(frontline.id), "team_name": frontline.name, "response_time": 300 },
  ]);
});

Deno.test("Operator is no admin, though its author's type is one; neither is Fin", () => {
  const statistics = statisticsOf(customer, (story) => {
    story.wait(60).reply(operator, { body: "<p>We are usually back in an hour</p>" });
    story.wait(60).reply({ ...adminAuthor(ada), "from_ai_agent": true }, { body: "<p>Fin</p>" });
    story.wait(60).close(operator);
  });
  assertEquals(statistics.first_admin_reply_at, null);
  assertEquals(statistics.median_time_to_reply, null);
  assertEquals(statistics.last_closed_by_id, null);
  assertEquals(statistics.last_close_at, START + 180);
});

Deno.test("What shares the second of the contact's first words, but stands before them, does not count", () => {
  const statistics = statisticsOf(adminAuthor(ada), (story) => {
    story.wait(60).assign(bot, bruno);
    story.reply(adminAuthor(bruno), { body: "<p>Still there?</p>" });
    story.contactSays(customer, { body: "<p>Yes</p>" });
    story.assign(bot, ada);
  });
  assertEquals(statistics.first_contact_reply_at, START + 60);
  assertEquals(statistics.count_assignments, 1);
  assertEquals([statistics.first_admin_reply_at, statistics.last_admin_reply_at], [null, null]);
});

Deno.test("An admin's words before the contact's first are not the last admin reply", () => {
  const statistics = statisticsOf(adminAuthor(ada), (story) => {
    story.wait(60).reply(adminAuthor(ada), { body: "<p>One more thing</p>" });
    story.wait(60).contactSays(customer, { body: "<p>Yes?</p>" });
  });
  assertEquals(statistics.last_admin_reply_at, null);
});

Deno.test("Where no contact ever replied, nothing is counted but the parts", () => {
  const statistics = statisticsOf(adminAuthor(ada), (story) => {
    story.wait(60).assign(bot, bruno);
    story.wait(60).close(adminAuthor(bruno));
  });
  assertEquals(statistics.first_contact_reply_at, null);
  assertEquals([statistics.first_assignment_at, statistics.last_close_at], [null, null]);
  assertEquals([statistics.count_reopens, statistics.count_conversation_parts], [0, 3]);
});

Deno.test("An attribute that the contact filled in is a contact's reply, and nothing to answer", () => {
  const statistics = statisticsOf(adminAuthor(ada), (story) => {
    story.wait(60).assign(bot, bruno);
    story.wait(60).event("conversation_attribute_updated_by_user", customer);
    story.wait(60).reply(adminAuthor(bruno), { body: "<p>Thank you</p>" });
    story.wait(60).event("attribute_collected", customer);
  });
  assertEquals(statistics.first_contact_reply_at, START + 120);
  assertEquals(statistics.last_contact_reply_at, START + 240);
  assertEquals([statistics.count_assignments, statistics.time_to_admin_reply], [0, 60]);
  assertEquals(statistics.median_time_to_reply, null);
});

Deno.test("A rating is no reply", () => {
  const statistics = statisticsOf(customer, (story) => {
    story.wait(60).close(adminAuthor(ada));
    story.wait(60).event("conversation_rating_changed", customer);
    story.event("conversation_rating_remark_added", customer, { body: "<p>Fine</p>" });
  });
  assertEquals(statistics.last_contact_reply_at, START);
});

Deno.test("To come back from closed is a reopening, by words, note or assignment; to wake is none", () => {
  const statistics = statisticsOf(customer, (story) => {
    story.wait(60).snooze(adminAuthor(ada), START + HOUR);
    story.wait(60).contactSays(customer, { body: "<p>I am back</p>" });
    story.wait(60).snooze(adminAuthor(ada), START + HOUR);
    story.wait(60).assign(bot, bruno);
    story.wait(60).snooze(adminAuthor(ada), START + HOUR);
    story.waitUntil(START + HOUR).wake(bot);
    story.wait(60).close(bot);
    story.wait(60).contactSays(customer, { body: "<p>Wait</p>" });
    story.wait(60).close(bot);
    story.wait(60).note(adminAuthor(ada), "<p>Not yet</p>", { reopens: true });
  });
  assertEquals(statistics.count_reopens, 2);
});

Deno.test("Of two closes in a row the first counts", () => {
  const statistics = statisticsOf(customer, (story) => {
    story.wait(60).close(adminAuthor(ada));
    story.event("close", adminAuthor(bruno));
    story.wait(60).event("close", bot);
  });
  assertEquals([statistics.first_close_at, statistics.last_close_at], [START + 60, START + 60]);
  assertEquals(statistics.last_closed_by_id, ada.id);
});

Deno.test("The last to close is the last admin who did, whoever closed after", () => {
  const statistics = statisticsOf(customer, (story) => {
    story.wait(60).close(adminAuthor(ada));
    story.wait(60).contactSays(customer, { body: "<p>Wait</p>" });
    story.wait(60).close(bot);
  });
  assertEquals([statistics.last_close_at, statistics.last_closed_by_id], [START + 180, ada.id]);
});

Deno.test("A close ends the wait: what was not answered before it is no longer asked", () => {
  const statistics = statisticsOf(customer, (story) => {
    story.wait(60).close(adminAuthor(ada));
    story.wait(600).reply(adminAuthor(ada), { body: "<p>One more thing</p>" });
    story.wait(60).contactSays(customer, { body: "<p>Yes?</p>" });
    story.wait(30).close(adminAuthor(ada), "<p>Never mind</p>");
  });
  assertEquals(statistics.median_time_to_reply, 30);
  assertEquals(statistics.time_to_admin_reply, 660);
});

Deno.test("An assignment is counted to the last before the first reply, by its place, not its second", () => {
  const statistics = statisticsOf(customer, (story) => {
    story.wait(60).assign(bot, frontline);
    story.wait(60).reply(adminAuthor(ada), { body: "<p>Hello</p>" });
    story.assign(adminAuthor(ada), bruno);
  });
  assertEquals(statistics.time_to_assignment, 60);
  assertEquals(statistics.last_assignment_at, START + 120);
});

Deno.test("An assignment with words is the last before the reply that it is", () => {
  const statistics = statisticsOf(customer, (story) => {
    story.wait(60).assign(bot, frontline);
    story.wait(60).assign(adminAuthor(ada), bruno, { body: "<p>Bruno knows</p>" });
    story.wait(60).assign(adminAuthor(bruno), ada);
  });
  assertEquals([statistics.time_to_assignment, statistics.time_to_admin_reply], [120, 120]);
});

Deno.test("Where nobody replied, an assignment is counted to the last", () => {
  const statistics = statisticsOf(customer, (story) => {
    story.wait(60).assign(bot, frontline);
    story.wait(60).assign(bot, bruno);
  });
  assertEquals(statistics.time_to_assignment, 120);
});

Deno.test("The reply to the last assignment is the first at its place or after it", () => {
  const statistics = statisticsOf(customer, (story) => {
    story.wait(60).reply(adminAuthor(ada), { body: "<p>Hello</p>" });
    story.assign(adminAuthor(ada), bruno);
    story.wait(60).note(adminAuthor(bruno), "<p>Mine</p>");
    story.wait(60).reply(adminAuthor(bruno), { body: "<p>Hello again</p>" });
    story.wait(60).reply(adminAuthor(bruno), { body: "<p>And again</p>" });
  });
  assertEquals(statistics.last_assignment_admin_reply_at, START + 180);
});

Deno.test("A file without words is a reply, and so is one that was blanked", () => {
  const statistics = statisticsOf(customer, (story) => {
    story.wait(60).reply(adminAuthor(ada), { body: null });
    const part = story.wait(60).event("comment", adminAuthor(bruno), { body: "<p>4242</p>" });
    if (part !== undefined) story.wait(60).redact(part);
  });
  assertEquals(statistics.first_admin_reply_at, START + 60);
  assertEquals(statistics.last_admin_reply_at, START + 120);
});
