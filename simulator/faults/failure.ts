import type { Answer } from "../answer.ts";
import type { Allowance, RateLimit } from "../rate_limit.ts";
import type { CompanyScroll } from "../routes/company_scroll.ts";

/** A request, as faults look at it. */
export interface Asked {
  readonly path: string;
  readonly query: URLSearchParams;
  /** The body as JSON; undefined where it is none. */
  readonly body: unknown;
  /** Unix seconds. */
  readonly now: number;
  /** What it is answered where nothing befalls it. It is carried out once, when this is first called. */
  answer(): Answer;
}

/** What single failures need to know. Each is told by the failure that reads it. */
export interface FaultOptions {
  /** For `slow`. Default: 1,000. */
  readonly delayMs?: number;
  /** For `poisoned`: the record that cannot be read. */
  readonly recordId?: string;
  /** For `poisoned`: 500 (default) or 404. */
  readonly status?: number;
  /** For `too_big`: the largest page that works. Default: 50. */
  readonly most?: number;
  /** For `wide_window`: the longest window that works. Default: five days. */
  readonly mostSeconds?: number;
  /** For `limit_drops`: requests in ten seconds from now on. Default: 83. */
  readonly limit?: number;
  /** For `scroll_open_elsewhere`: how long somebody else has it. Default: 60. */
  readonly seconds?: number;
}

/** One fault while it may happen: what was chosen, and what it has seen so far. */
export interface Happening {
  readonly options: FaultOptions;
  readonly memory: Map<string, string>;
}

/** What a fault may lay hands on. */
export interface Disturbed {
  readonly scroll: CompanyScroll;
  readonly limit: RateLimit;
}

/** How an API fails that is otherwise well. */
export interface Failure {
  /** Whether the request fails before it is carried out. */
  readonly before: boolean;
  readonly reset?: boolean;
  /** Whether it stays once it has begun, whatever `times` says. */
  readonly lasts?: boolean;
  /** Whether it can befall this request. Default: it can. */
  befalls?(asked: Asked, happening: Happening): boolean;
  /** What happens besides, before the request is carried out. */
  disturb?(server: Disturbed, options: FaultOptions): void;
  /** What the headers tell of the rate limit; undefined leaves them out. */
  rate?(allowance: Allowance): Allowance | undefined;
  spoil(answer: Answer, asked: Asked, happening: Happening): Answer;
}

/** The content type of the pages that load balancers send. */
export const HTML = { "Content-Type": "text/html" };

/** A failure of a request that is not carried out. */
export function before(spoil: Failure["spoil"]): Failure & { readonly before: true } {
  return { before: true, spoil };
}

/** A failure of the answer only: what was asked for has been done. */
export function after(spoil: Failure["spoil"]): Failure & { readonly before: false } {
  return { before: false, spoil };
}

/** An error as the API writes it. */
export function error(status: number, code: string, message: string): Answer {
  return {
    status,
    body: JSON.stringify({ type: "error.list", "request_id": null, errors: [{ code, message }] }),
  };
}
