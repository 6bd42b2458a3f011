import type { Client } from "../api/client.ts";
import { ownerOf } from "../streams/select.ts";
import type { ChangedRead, Stream } from "../streams/stream.ts";
import type { SyncSettings } from "../sync/context.ts";
import { planWalk, type WalkPlan } from "../sync/walk_plan.ts";
import type { Exchanged } from "./exchange_meter.ts";
import { checkLayout, type LandedFile, openLandedFileIfThere } from "./landed_file.ts";
import { countLanded, lookingOnly } from "./plan_context.ts";
import { type Found, missingFrom, probeStream } from "./probe.ts";
import {
  identifyWorkspace,
  openClient,
  type RunSettings,
  type Surroundings,
  workspaceIdOf,
} from "./run.ts";

/** What a run would do with one stream. */
export interface StreamPlan {
  readonly stream: string;
  readonly status: "found" | "forbidden" | "unavailable" | "failed";
  /** How it is read, or why it cannot be. */
  readonly how: string;
  /** The oldest change that is read. Milliseconds; undefined: all, or it is read whole. */
  readonly fromMs?: number;
  /** Undefined where the API does not say beforehand. */
  readonly records?: number;
  /** Undefined where that cannot be told beforehand. */
  readonly requests?: number;
  /** About how long these take. Milliseconds. */
  readonly timeMs?: number;
}

/** What a run would read, and how long it would take. */
export interface Plan {
  readonly streams: readonly StreamPlan[];
  /** Of all streams whose requests can be told. */
  readonly requests: number;
  readonly timeMs: number;
  /** Requests allowed in ten seconds; undefined where the API does not say. */
  readonly limit: number | undefined;
  readonly share: number;
  readonly latencyMs: number;
  readonly concurrency: number;
}

/** What is planned, and by what. */
export interface PlanOptions {
  readonly client: Client;
  readonly streams: readonly Stream[];
  readonly settings: SyncSettings & { readonly rateShare: number };
  /** What is landed already; undefined: nothing. */
  readonly file: LandedFile | undefined;
  readonly workspaceId: string;
  readonly exchanged: () => Exchanged;
}

/**
 * Finds out what a run would read: from a handful of requests, and a database that is only looked at.
 *
 * @throws {ConfigError} when the API refuses the token, or the database can not be read just now.
 */
export async function planRun(
  settings: RunSettings,
  around: Surroundings,
): Promise<Plan> {
  const { client, exchanged } = openClient(settings, around);
  const workspaceId = workspaceIdOf(await identifyWorkspace(client, settings.baseUrl));
  const file = await openLandedFileIfThere(settings.database);
  try {
    if (file !== undefined) checkLayout(file, settings.database);
    const { streams } = settings;
    return await makePlan({ client, streams, settings, file, workspaceId, exchanged });
  } finally {
    file?.close();
  }
}

/** Finds out what a run would read, with at most two requests a stream. */
export async function makePlan(options: PlanOptions): Promise<Plan> {
  const { streams, settings } = options;
  const owners = streams.filter((stream) => ownerOf(stream) === undefined);
  const planned: Planned[] = [];
  // One after the other: so the time of an answer is that of the API, not of a queue.
  for (const stream of owners) {
    const children = streams.filter((child) => ownerOf(child) === stream.name);
    const has = (child: Stream): boolean =>
      missingFrom(options.client.version, child) === undefined;
    planned.push(
      ...await planStream(options, stream, children.filter(has)),
      ...children.flatMap((child) => planMissing(options.client.version, child)),
    );
  }
  const { limit, latencyMs = 0 } = options.exchanged();
  const pace = {
    latencyMs,
    concurrency: settings.concurrency,
    perSecond: limit === undefined ? undefined : limit * settings.rateShare / 10,
  };
  const ordered = streams.flatMap(({ name }) => planned.filter(({ stream }) => stream === name));
  const timed = ordered.map(({ isSequential, ...plan }): StreamPlan =>
    plan.requests === undefined
      ? plan
      : { ...plan, timeMs: timeOf(plan.requests, { ...pace, isSequential }) }
  );
  const requests = ordered.reduce((sum, plan) => sum + (plan.requests ?? 0), 0);
  return {
    streams: timed,
    requests,
    // Streams go side by side: the longest of them, or all of them within what the API allows.
    timeMs: Math.max(
      timeOf(requests, { ...pace, isSequential: false }),
      ...timed.map(({ timeMs }) => timeMs ?? 0),
    ),
    limit,
    share: settings.rateShare,
    latencyMs,
    concurrency: settings.concurrency,
  };
}

/** A stream's plan before its time is known. */
interface Planned extends Omit<StreamPlan, "timeMs"> {
  /** Whether each request waits for the one before it. */
  readonly isSequential: boolean;
}

async function planStream(
  options: PlanOptions,
  stream: Stream,
  children: readonly Stream[],
): Promise<readonly Planned[]> {
  const { client, settings } = options;
  const { name, read } = stream;
  const walk = read.kind === "changed"
    ? await planWalk(lookingOnly(options, children), stream as Stream<ChangedRead>)
    : undefined;
  const fromMs = walk === undefined ? undefined : beginningOf(walk);
  const probed = await probeStream(client, stream, { named: settings, floorMs: fromMs });
  if (probed.status !== "found") {
    const { status, message: how } = probed;
    return [stream, ...children].map(({ name }) => ({
      stream: name,
      status,
      how,
      isSequential: false,
    }));
  }
  // A sweep lists all, and fetches what is not landed.
  const isListed = walk?.isSweep === true && !settings.fullRefresh;
  const landed = isListed ? await countLanded(options, name) : 0;
  const fetched: Found = probed.records === undefined
    ? probed
    : { ...probed, records: Math.max(0, probed.records - landed) };
  const own = requestsOf(stream, fetched, children);
  return [
    {
      stream: name,
      status: "found",
      how: howRead(stream, walk),
      ...(fromMs === undefined ? {} : { fromMs }),
      ...(probed.records === undefined ? {} : { records: probed.records }),
      ...(own === undefined ? {} : { requests: own }),
      isSequential: read.kind !== "changed",
    },
    ...children.map((child) => planChild(child, fetched)),
  ];
}

/** What is said of a list that a version of the API does not have; nothing where it has it. */
function planMissing(version: string, stream: Stream): readonly Planned[] {
  const missing = missingFrom(version, stream);
  if (missing === undefined) return [];
  const { status, message: how } = missing;
  return [{ stream: stream.name, status, how, isSequential: false }];
}

/** The requests of a stream itself: its pages, and a detail for each record where lists stand only there. */
function requestsOf(
  { read }: Stream,
  { records, pages }: Found,
  children: readonly Stream[],
): number | undefined {
  const hasDetails = read.kind === "changed" && read.needsDetail &&
    children.some((child) => child.read.kind === "embedded");
  return pages === undefined ? undefined : pages + (hasDetails ? records ?? 0 : 0);
}

/** A list that comes with its owner costs nothing; one of its own a request for each owner that needs it. */
function planChild({ name, read }: Stream, owner: Found): Planned {
  const isSequential = false;
  if (read.kind !== "sublist") {
    return { stream: name, status: "found", how: "with its owner", requests: 0, isSequential };
  }
  const needing = owner.sample.filter((record) => read.isNeeded(record)).length;
  const share = owner.sample.length === 0 ? 0 : needing / owner.sample.length;
  return {
    stream: name,
    status: "found",
    how: "for each owner that needs it",
    ...(owner.records === undefined ? {} : { requests: Math.round(owner.records * share) }),
    isSequential,
  };
}

function howRead({ read }: Stream, walk: WalkPlan | undefined): string {
  if (walk === undefined) {
    return read.kind === "feed"
      ? "feed, newest first"
      : read.kind === "members"
      ? "whole, list by list"
      : "whole";
  }
  if (walk.windows.length > 0) return "goes on with a long read";
  if (walk.isSweep) return "all, to find what vanished";
  return walk.floorMs === undefined ? "all" : "what changed";
}

/** Where a walk begins: of a long read under way, the first instant that is not read. */
function beginningOf(walk: WalkPlan): number | undefined {
  if (walk.windows.length === 0) return walk.floorMs;
  const open = walk.windows.filter(({ untilMs, readUntilMs }) =>
    untilMs === undefined || readUntilMs === undefined || readUntilMs < untilMs
  );
  const starts = open.map(({ fromMs, readUntilMs }) => readUntilMs ?? fromMs);
  return starts.reduce<number | undefined>(
    (first, start) =>
      first === undefined || start === undefined ? undefined : Math.min(first, start),
    Infinity,
  );
}

/** About how long requests take: by the limit, and by the time of an answer, whichever is longer. */
function timeOf(
  requests: number,
  pace: {
    readonly latencyMs: number;
    readonly concurrency: number;
    readonly perSecond: number | undefined;
    readonly isSequential: boolean;
  },
): number {
  const atOnce = pace.isSequential ? 1 : pace.concurrency;
  const byLimitMs = pace.perSecond === undefined ? 0 : requests / pace.perSecond * 1000;
  return Math.max(byLimitMs, requests * pace.latencyMs / atOnce);
}
