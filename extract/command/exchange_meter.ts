import type { Fetch } from "../api/client.ts";
import type { Clock } from "../api/clock.ts";

/** So many answers are enough to tell how long one takes. */
const MAX_LATENCIES = 1_000;

/** What the answers so far have told. Each undefined before the first one that tells it. */
export interface Exchanged {
  readonly requests: number;
  /** Requests that the app may send in ten seconds. */
  readonly limit: number | undefined;
  /** What is left of them in the window of the last answer, for all users of the app. */
  readonly remaining: number | undefined;
  /** The median time from a request to its answer's headers. Milliseconds. */
  readonly latencyMs: number | undefined;
  /** The vendor's time less this machine's, from the last `Date` header; whole seconds, so up to one off. */
  readonly clockOffsetMs: number | undefined;
}

/** A `fetch` whose exchanges are measured. */
export interface MeteredFetch {
  readonly fetch: Fetch;
  exchanged(): Exchanged;
}

/** Measures what goes through a `fetch`: how long answers take, and what their headers say of the limit. */
export function meterFetch(fetch: Fetch, clock: Clock): MeteredFetch {
  const latencies: number[] = [];
  let requests = 0;
  let [limit, remaining, clockOffsetMs]: (number | undefined)[] = [];
  return {
    fetch: async (url, init) => {
      const startedAtMs = clock.now();
      requests++;
      const response = await fetch(url, init);
      const answeredAtMs = clock.now();
      if (latencies.length < MAX_LATENCIES) latencies.push(answeredAtMs - startedAtMs);
      limit = numberOf(response.headers.get("x-ratelimit-limit")) ?? limit;
      remaining = numberOf(response.headers.get("x-ratelimit-remaining")) ?? remaining;
      const dateMs = Date.parse(response.headers.get("date") ?? "");
      if (!Number.isNaN(dateMs)) clockOffsetMs = dateMs - answeredAtMs;
      return response;
    },
    exchanged: () => ({
      requests,
      limit,
      remaining,
      latencyMs: median(latencies),
      clockOffsetMs,
    }),
  };
}

function median(values: readonly number[]): number | undefined {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
}

function numberOf(header: string | null): number | undefined {
  return header !== null && /^\d+$/.test(header.trim()) ? Number(header) : undefined;
}
