import { liveChanges } from "../simulator/changes/live_changes.ts";
import type { FaultName } from "../simulator/faults.ts";
import { Random } from "../simulator/generator/random.ts";
import { extractCommand } from "../tasks/extract_process.ts";
import { FaultBench, type MeasuredRun } from "./fault_matrix_bench.ts";

/**
 * How a soak is to be. The same seed gives the same changes and faults; what is landed when a kill strikes, the machine
 * decides.
 */
export interface SoakOptions {
  readonly seed: number;
  /** Runs through faults and kills; calm ones follow. */
  readonly runs: number;
  readonly contacts: number;
  readonly conversations: number;
  /** Hears a line a run. */
  readonly log: (line: string) => void;
}

/** How a soak ended. */
export interface SoakEnd {
  readonly changes: number;
  readonly kills: number;
  readonly faults: number;
  /** A calm run at the end, in which all ids are compared. */
  readonly swept: MeasuredRun;
  /** A calm run after it that reads everything again. */
  readonly refreshed: MeasuredRun;
}

const STREAMS = ["core", "contact_notes", "collections", "articles", "macros", "content_snippets"];

/** Any request but the first of all, without which there is no run. */
const ANY = / \/(?!me$)/;

/** Where faults strike, and which do. Answers that say that a record is gone are left out: what lies can not be seen through. */
const FAULTS: readonly (readonly [FaultName, RegExp])[] = [
  ["not_json", ANY],
  ["cut_off", ANY],
  ["empty_body", ANY],
  ["missing_list", /(search|tags|articles|macros)/],
  ["status_500", ANY],
  ["status_502_html", ANY],
  ["status_503", ANY],
  ["status_408", ANY],
  ["reset", ANY],
  ["forbidden", /(search|notes|tags|articles)/],
  ["rate_limited", ANY],
  ["no_rate_headers", ANY],
  ["scroll_died", /scroll_param/],
  ["scroll_open_elsewhere", /companies\/scroll/],
  ["repeated_cursor", ANY],
  ["cursor_loop", ANY],
  ["invalid_cursor", ANY],
  ["next_as_text", ANY],
  ["too_big", ANY],
  ["duplicate_in_page", ANY],
];

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/**
 * Loads a workspace in which something happens at all times, also while it is read, through faults and kills; at the end
 * calm runs, and what is landed is compared with the workspace.
 */
export async function soak(options: SoakOptions): Promise<SoakEnd> {
  const { seed, contacts, conversations } = options;
  const size = { seed, contacts, conversations, companies: Math.ceil(contacts / 4) };
  await using bench = await FaultBench.open(size, STREAMS);
  const one = new Soak(bench, new Random(seed, "soak"));
  for (let run = 1; run <= options.runs; run++) options.log(`run ${run}: ${await one.run(run)}`);
  bench.intercept = undefined;
  bench.advance(8 * DAY);
  const swept = await bench.run({ sweepMs: 7 * DAY * 1000 });
  options.log(`calm: ${told(swept)}`);
  bench.advance(HOUR);
  const refreshed = await bench.run({ fullRefresh: true });
  options.log(`full refresh: ${told(refreshed)}`);
  const { changes, kills, faults } = one;
  return { changes, kills, faults, swept, refreshed };
}

class Soak {
  changes = 0;
  kills = 0;
  faults = 0;
  readonly #bench: FaultBench;
  readonly #random: Random;
  /** How many requests the run before needed. */
  #lastRequests = 60;

  constructor(bench: FaultBench, random: Random) {
    this.#bench = bench;
    this.#random = random;
  }

  /** Some time passes, then one run: in this process with faults, or, every third, as one of its own that is killed. */
  async run(index: number): Promise<string> {
    this.#live();
    const isKill = index % 3 === 2;
    const { requests } = this.#bench;
    const before = requests.total;
    const end = isKill ? await this.#killed() : await this.#faulty();
    if (!isKill) this.#lastRequests = requests.total - before;
    // What the run held open, a scroll of companies, is free again.
    this.#bench.advance(2 * MINUTE);
    return `${end}; ${this.changes} changes so far`;
  }

  /** Minutes or days in which something happens now and then. */
  #live(): void {
    const random = this.#random;
    const gap = random.pick([10 * MINUTE, HOUR, 6 * HOUR, 30 * HOUR, 8 * DAY]);
    const changes = random.whole(5, 40);
    for (let change = 0; change < changes; change++) {
      this.#bench.advance(random.whole(0, Math.ceil((2 * gap) / changes)));
      this.#change();
    }
    this.#bench.advance(random.whole(0, 3));
  }

  #change(): void {
    const { workspace } = this.#bench;
    liveChanges(workspace, this.#random);
    this.changes++;
  }

  async #faulty(): Promise<string> {
    const bench = this.#bench;
    const random = this.#random;
    const names = random.sample(FAULTS, random.whole(2, 6));
    for (const [name, match] of names) {
      const times = random.pick([1, 2, 4, 12]);
      bench.faults.add({ name, match, times, after: random.pick([0, 0, 2, 9]), seconds: 40 });
    }
    let sent = 0;
    const every = random.whole(3, 25);
    bench.intercept = async (_sent, send) => {
      const answer = await send();
      if (++sent % every === 0) {
        bench.advance(random.whole(0, 2));
        this.#change();
      }
      return answer;
    };
    const end = await bench.attempt({
      sweepMs: 7 * DAY * 1000,
      fullRefresh: random.chance(0.1),
      concurrency: random.pick([1, 4, 16]),
    });
    const met = [...new Set(names.map(([name]) => name))]
      .map((name) => [name, bench.faults.happened(name)] as const).filter(([, count]) => count > 0);
    this.faults += met.reduce((sum, [, count]) => sum + count, 0);
    bench.faults.clear();
    const faults = met.map(([name, count]) => `${name} ${count}`).join(", ");
    return `${end.status} through ${faults === "" ? "no fault" : faults}`;
  }

  /** Signal 9 after some requests. A run that has ended by then is followed by one that is killed earlier. */
  async #killed(): Promise<string> {
    let most = this.#random.whole(3, Math.max(20, this.#lastRequests));
    while (!await this.#killAfter(most)) {
      most = Math.ceil(most / 2);
      this.#live();
    }
    this.kills++;
    return `killed after ${most} requests`;
  }

  /** Runs until so many requests have come; the last of them has no answer. Returns whether it came to that. */
  async #killAfter(most: number): Promise<boolean> {
    const { simulator, database } = this.#bench;
    const { requests } = simulator;
    const before = requests.total;
    const args = ["--base-url", simulator.url, "--database", database, "--streams"];
    const child = extractCommand([...args, STREAMS.join()]).spawn();
    requests.onRequest = (total) => {
      const sent = total - before;
      if (sent % 15 === 0) this.#change();
      if (sent === most) child.kill("SIGKILL");
    };
    const { signal } = await child.output();
    requests.onRequest = undefined;
    return signal === "SIGKILL";
  }
}

function told({ status, expected, landed, differences, notes }: MeasuredRun): string {
  const missing = `${differences.length} differences`;
  return `${status}, ${landed} rows landed of ${expected}, ${missing} ${notes.join("; ")}`.trim();
}
