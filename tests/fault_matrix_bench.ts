import type { Clock as OurClock } from "../extract/api/clock.ts";
import { idText, type JsonObject, parseJson, stringifyJson } from "../extract/api/json.ts";
import type { StreamResult, StreamStatus } from "../extract/raw/runs.ts";
import { streams as allStreams } from "../extract/streams/mod.ts";
import { selectStreams } from "../extract/streams/select.ts";
import { type Clock, frozenClock } from "../simulator/clock.ts";
import type { Faults } from "../simulator/faults.ts";
import type { RequestLog } from "../simulator/request_log.ts";
import { type Simulator, type SimulatorOptions, startSimulator } from "../simulator/simulator.ts";
import { type RawTruth, rawTruth } from "../simulator/truth.ts";
import type { Workspace } from "../simulator/workspace.ts";
import { type ExtractProcessOptions, runExtract } from "../tasks/extract_process.ts";
import { readRows } from "./landed.ts";
import { differencesToTruth } from "./landed_truth.ts";
import { syncRun, type SyncRunOptions } from "./sync_run.ts";

/** When every case begins: a Tuesday afternoon. Milliseconds. */
export const START_MS = Date.UTC(2026, 5, 30, 15);

/** A request on its way. */
export interface Sent {
  /** Such as `GET /companies/scroll?scroll_param=a`. */
  readonly operation: string;
  readonly url: string;
  readonly init: RequestInit;
}

/** Stands between the extractor and the API. */
export type Intercept = (sent: Sent, send: () => Promise<Response>) => Promise<Response>;

/** A run, and what is landed after it. */
export interface MeasuredRun {
  /** `refused`: the run ended before it began to read. */
  readonly status: StreamStatus | "refused";
  readonly results: readonly StreamResult[];
  /** What the run said of streams that are not whole, and of itself. */
  readonly notes: readonly string[];
  /** Records that the workspace holds, in the streams that were read. */
  readonly expected: number;
  /** Records that are landed and not marked as deleted, in those streams. */
  readonly landed: number;
  /** Where the two differ, a line each. */
  readonly differences: readonly string[];
}

/** A run as a case asks for it. */
export interface BenchRunOptions extends Partial<SyncRunOptions> {
  /** Records that the workspace had earlier and the raw layer is to keep. */
  readonly keeps?: RawTruth;
}

/** A workspace, a database and a clock for one case. Nothing is waited for: to wait is to move the clock. */
export class FaultBench implements AsyncDisposable {
  readonly simulator: Simulator;
  readonly database: string;
  readonly streams: readonly string[];
  /** The runs that count. */
  readonly runs: MeasuredRun[] = [];
  /** How far the machine's clock is ahead of the vendor's. */
  clockAheadMs = 0;
  intercept: Intercept | undefined;
  /** Where the database is. */
  readonly folder: string;

  private constructor(simulator: Simulator, folder: string, streams: readonly string[]) {
    this.simulator = simulator;
    this.folder = folder;
    this.database = `${folder}/w.duckdb`;
    this.streams = streams;
  }

  static async open(
    size: Partial<SimulatorOptions>,
    streams: readonly string[],
  ): Promise<FaultBench> {
    const folder = await Deno.makeTempDir();
    const clock = frozenClock(START_MS);
    const simulator = await startSimulator({ seed: 7, conversations: 5, clock, ...size });
    return new FaultBench(simulator, folder, streams);
  }

  get workspace(): Workspace {
    return this.simulator.workspace;
  }

  get clock(): Clock {
    return this.simulator.clock;
  }

  get faults(): Faults {
    return this.simulator.faults;
  }

  get requests(): RequestLog {
    return this.simulator.requests;
  }

  /** Lets time pass. */
  advance(seconds: number): void {
    this.clock.advance(seconds * 1000);
  }

  /** A run that counts. */
  async run(options: BenchRunOptions = {}): Promise<MeasuredRun> {
    const run = await this.#measure(options);
    this.runs.push(run);
    return run;
  }

  /** A run before the one that counts: it must be whole. */
  async prepare(options: Partial<SyncRunOptions> = {}): Promise<void> {
    const { status, notes } = await this.attempt(options);
    if (status !== "ok") {
      throw new Error(`Cannot prepare as the run must be ok: ${status} ${notes}`);
    }
  }

  /** A run that counts, as a process of its own. */
  async runProcess(options: ExtractProcessOptions = {}): Promise<MeasuredRun> {
    const { url } = this.simulator;
    const args = ["--base-url", url, "--database", this.database, "--streams"];
    const end = await runExtract([...args, this.streams.join()], options);
    const status = end.code === 0 ? "ok" : end.code === 2 ? "refused" : "failed";
    const run = { status, results: [], notes: [end.stderr.trim()] } as const;
    const measured = await this.#compare(run, this.streams);
    this.runs.push(measured);
    return measured;
  }

  /** The results of the last run that counts. */
  result(stream: string): StreamResult {
    const result = this.runs.at(-1)?.results.find((one) => one.stream === stream);
    if (result === undefined) throw new Error(`Cannot find "${stream}" among the results`);
    return result;
  }

  /** A number out of the raw layer. */
  async count(sql: string): Promise<number> {
    const [row] = await readRows(this.database, `select (${sql})::integer as count`);
    return Number(row?.["count"]);
  }

  /** What every run here has in common. */
  surroundings(): Partial<SyncRunOptions> {
    return {
      streams: this.streams,
      clock: this.#ourClock(),
      fetch: (url, init) => this.#fetch(url, init),
      customObjectTypes: ["Order", "Subscription"],
      concurrency: 8,
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.simulator.stop();
    await Deno.remove(this.folder, { recursive: true });
  }

  async #measure({ keeps, ...options }: BenchRunOptions): Promise<MeasuredRun> {
    const streams = options.streams ?? this.streams;
    return await this.#compare(await this.attempt(options), streams, keeps);
  }

  async #compare(
    end: Pick<MeasuredRun, "status" | "results" | "notes">,
    streams: readonly string[],
    keeps?: RawTruth,
  ): Promise<MeasuredRun> {
    const truth = withKept(rawTruth(this.workspace), keeps);
    const names = selectStreams(allStreams, { streams }).map(({ name }) => name);
    const expected = names.flatMap((name) => truth.get(name) ?? []).filter((row) => !row.deleted);
    const hasLanded = await isThere(this.database);
    return {
      ...end,
      expected: expected.length,
      landed: hasLanded ? await this.count(`select ${names.map(liveRows).join(" + ")}`) : 0,
      differences: hasLanded
        ? (await differencesToTruth(this.database, truth, { streams, ignoreCopies: true }))
          .filter((line) => !this.#isEmptied(line))
        : ["there is no database"],
    };
  }

  /** A run of which only the end is told. */
  async attempt(
    options: Partial<SyncRunOptions> = {},
  ): Promise<Pick<MeasuredRun, "status" | "results" | "notes">> {
    const results: StreamResult[] = [];
    try {
      const { status } = await syncRun({
        url: this.simulator.url,
        database: this.database,
        ...this.surroundings(),
        report: (event) => {
          if (event.event === "stream_finished") results.push(event.result);
        },
        ...options,
      });
      return { status, results, notes: results.flatMap(({ message }) => message ?? []) };
    } catch (error) {
      const notes = [error instanceof Error ? error.message : String(error)];
      return { status: results.length > 0 ? "failed" : "refused", results, notes };
    }
  }

  #fetch(url: string, init: RequestInit): Promise<Response> {
    const { pathname, search } = new URL(url);
    const sent = { operation: `${init.method} ${pathname}${search}`, url, init };
    const send = (): Promise<Response> => fetch(url, init);
    return this.intercept === undefined ? send() : this.intercept(sent, send);
  }

  /** A company that nobody is in any more is not listed, and still there: the truth leaves it open. */
  #isEmptied(difference: string): boolean {
    const id = /^companies {2}(\w+): landed .*, truth undefined$/s.exec(difference)?.[1];
    return id !== undefined && this.workspace.companies.get(id) !== undefined;
  }

  /** The workspace's clock as the machine's. */
  #ourClock(): OurClock {
    const { clock } = this;
    return {
      now: () => clock.now() + this.clockAheadMs,
      sleep: async (delayMs, signal) => {
        signal?.throwIfAborted();
        const untilMs = clock.now() + delayMs;
        await new Promise((resolve) => setTimeout(resolve, 0));
        signal?.throwIfAborted();
        if (clock.now() < untilMs) clock.set(untilMs);
      },
    };
  }
}

/** The answer with another body. Numbers that no double holds stay as they are. */
export async function withBody(
  response: Response,
  change: (body: JsonObject) => JsonObject,
): Promise<Response> {
  const { status, headers } = response;
  const changed = new Headers(headers);
  changed.delete("content-length");
  const body = parseJson(await response.text()) as JsonObject;
  return new Response(stringifyJson(change(body)), { status, headers: changed });
}

/** The answer without one of its records. */
export function without(
  response: Response,
  { key, id }: { readonly key: string; readonly id: string },
): Promise<Response> {
  return withBody(response, (body) => {
    const list = body[key];
    const left = Array.isArray(list)
      ? list.filter((record) => idText((record as JsonObject)["id"]) !== id)
      : [];
    return { ...body, [key]: left };
  });
}

function withKept(truth: RawTruth, keeps: RawTruth | undefined): RawTruth {
  if (keeps === undefined) return truth;
  const whole: RawTruth = new Map(truth);
  for (const [stream, rows] of keeps) {
    const now = truth.get(stream) ?? [];
    const known = new Set(now.map((row) => `${row.parent_id} ${row.record_id}`));
    whole.set(stream, [
      ...now,
      ...rows.filter((row) => !known.has(`${row.parent_id} ${row.record_id}`)),
    ]);
  }
  return whole;
}

function liveRows(stream: string): string {
  return `(select count(*) from intercom_raw.${stream} where deleted_at is null)`;
}

async function isThere(path: string): Promise<boolean> {
  try {
    return (await Deno.stat(path)).isFile;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
