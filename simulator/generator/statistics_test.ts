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
