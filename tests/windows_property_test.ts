import { assertEquals } from "@std/assert";
import type { Window } from "../extract/raw/batch.ts";
import { contacts } from "../extract/streams/contacts.ts";
import type { Precision } from "../extract/streams/stream.ts";
import { searchWithin } from "../extract/sync/search_request.ts";
import { unitMs } from "../extract/sync/damage.ts";
import { planWindows } from "../extract/sync/windows.ts";
import { Random } from "../simulator/generator/random.ts";
import { type DatePrecision, readQuery } from "../simulator/search/query.ts";
import type { Field } from "../simulator/search/fields.ts";
import { Zone } from "../simulator/zone.ts";

/** Zones with whole, half and quarter hours, at both ends of the world, and with clocks that change at midnight. */
const ZONES = [
  "Pacific/Pago_Pago",
  "America/St_Johns",
  "America/New_York",
  "America/Santiago",
  "UTC",
  "Africa/Cairo",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Chatham",
  "Pacific/Kiritimati",
] as const;

const ROUNDS = 60;
const HOUR = 3_600;
const DAY = 86_400;

/** A record as a search compares it: Unix seconds. */
interface Changed {
  readonly updatedAt: number;
}

const field: Field<Changed> = { type: "date", read: ({ updatedAt }) => updatedAt };

/** A long read with ties, empty years and busy minutes. */
interface Case {
  readonly precision: Precision;
  readonly dates: DatePrecision;
  readonly records: readonly Changed[];
  readonly fromMs: number;
  readonly settledMs: number;
  readonly size: number;
}

Deno.test(`windows part time in every zone: each record comes in one search, and none in two (${ROUNDS} reads)`, async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const one = randomCase(new Random(11, "windows", round));
    const windows = await plan(one);
    const searches = windows.map((window) => searchOf(one, window));
    for (const record of one.records) {
      const found = searches.filter((matches) => matches(record)).length;
      const isAskedFor = record.updatedAt * 1000 >= one.fromMs;
      const told = `${JSON.stringify(record)} in ${found} of ${windows.length}, round ${round}`;
      if (isAskedFor) assertEquals(found, 1, told);
      // Where days are compared, the first search shows also what changed before on its day.
      else assertEquals(found <= 1, true, told);
    }
  }
});

Deno.test("windows hold no more records than asked for, unless they are as short as can be", async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const one = randomCase(new Random(12, "windows", round));
    for (const window of await plan(one)) {
      const { fromMs = 0, untilMs } = window;
      const matches = searchOf(one, window);
      const count = one.records.filter((record) => matches(record)).length;
      const isShortest = untilMs === undefined || untilMs - fromMs <= unitMs[one.precision];
      assertEquals(count <= one.size || isShortest, true, `${count} of ${one.size}`);
    }
  }
});

Deno.test("windows follow each other without a gap, and only the last has no end", async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const one = randomCase(new Random(13, "windows", round));
    const windows = await plan(one);
    assertEquals(windows[0]?.fromMs, one.fromMs);
    assertEquals(windows.at(-1)?.untilMs, undefined);
    for (const [at, { untilMs }] of windows.slice(0, -1).entries()) {
      assertEquals(untilMs, windows[at + 1]?.fromMs);
    }
  }
});

Deno.test("a search whose > means greater or equal loses no record either", async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const one = randomCase(new Random(14, "windows", round));
    if (one.precision === "day") continue;
    const windows = await plan(one);
    for (const { updatedAt } of one.records.filter((record) => isAfter(record, one))) {
      const found = windows.some(({ fromMs = 0, untilMs = Infinity }) =>
        updatedAt >= Math.floor(fromMs / 1000) - 1 && updatedAt < Math.floor(untilMs / 1000)
      );
      assertEquals(found, true);
    }
  }
});

function isAfter({ updatedAt }: Changed, { fromMs }: Case): boolean {
  return updatedAt * 1000 >= fromMs;
}

function plan(one: Case): Promise<Window[]> {
  const { fromMs, settledMs, size } = one;
  return planWindows({
    fromMs,
    settledMs,
    size,
    total: one.records.filter((record) => isAfter(record, one)).length,
    unitMs: unitMs[one.precision],
    count: (window) => {
      const matches = searchOf(one, window);
      return Promise.resolve(one.records.filter((record) => matches(record)).length);
    },
  });
}

/** What the API finds within a window, by the request that the extractor sends. */
function searchOf(one: Case, { fromMs, untilMs }: Window): (record: Changed) => boolean {
  const read = { ...contacts.read, precision: () => one.precision };
  const { request } = searchWithin(read, { version: "2.16" }, {
    range: { fromMs, untilMs },
    options: { query: {} },
  });
  return readQuery(request.body?.["query"], { fields: () => field, dates: one.dates });
}

function randomCase(random: Random): Case {
  const precision = random.pick(["day", "second"] as const);
  const begin = Date.UTC(2021, random.whole(0, 50), random.whole(1, 28)) / 1000;
  const span = random.pick([2 * HOUR, 3 * DAY, 60 * DAY, 700 * DAY]);
  const records: Changed[] = [];
  while (records.length < 400) {
    const at = begin + random.whole(0, span);
    const many = random.chance(0.1) ? random.whole(2, 60) : 1;
    const isMidnight = random.chance(0.1);
    const updatedAt = isMidnight ? Math.floor(at / HOUR) * HOUR - random.whole(0, 1) : at;
    for (let count = 0; count < many; count++) records.push({ updatedAt });
  }
  return {
    precision,
    dates: precision === "day"
      ? { kind: "day", zone: new Zone(random.pick(ZONES)) }
      : { kind: "second" },
    records,
    fromMs: (begin + random.whole(0, Math.floor(span / 4))) * 1000,
    settledMs: (begin + span - random.whole(0, Math.floor(span / 4))) * 1000 + random.whole(0, 999),
    size: random.pick([1, 10, 25, 80]),
  };
}
