import type { Answer } from "./answer.ts";

/** How an API fails that is otherwise well. */
interface Failure {
  /** Whether the request fails before it is carried out. */
  readonly before: boolean;
  readonly reset?: boolean;
  spoil(answer: Answer): Answer;
}

const HTML = { "Content-Type": "text/html" };

/** Every way to fail, by name. */
export const FAILURES = {
  /** 200 without the list in it. No report tells of it; a walk must not take it for its end all the same. */
  "missing_list": after((answer) => ({ ...answer, body: withoutList(answer.body) })),
  /**
   * 200 with an HTML page.
   * @see https://github.com/singer-io/tap-intercom/issues/66
   */
  "not_json": before((answer) => ({
    ...answer,
    body: "<html><body>One moment, please</body></html>",
    headers: HTML,
  })),
  /** 200 whose JSON ends in the middle, as after a proxy's time-out. What was asked for has been done. */
  "cut_off": after((answer) => ({
    ...answer,
    body: answer.body.slice(0, Math.floor(answer.body.length / 2)),
  })),
  /**
   * 200 with nothing in it.
   * @see https://github.com/singer-io/tap-intercom/issues/66
   */
  "empty_body": before((answer) => ({ ...answer, body: "" })),
  /**
   * 500 as the scroll endpoint documents it.
   * @see https://developers.intercom.com/docs/references/2.17/rest-api/api.intercom.io/companies/scrolloverallcompanies
   */
  "status_500": before(() =>
    error(
      500,
      "server_error",
      "Request failed due to an internal network error. Please restart the scroll operation.",
    )
  ),
  /**
   * 502 as an HTML page, from the load balancer; usual for searches with large pages.
   * @see https://github.com/GitbookIO/integrations/issues/1044
   */
  "status_502_html": before(() => ({
    status: 502,
    body: "<html><head><title>502 Bad Gateway</title></head></html>",
    headers: HTML,
  })),
  /** @see https://developers.intercom.com/docs/references/rest-api/errors/error-codes/ `service_unavailable` */
  "status_503": before(() =>
    error(503, "service_unavailable", "Sorry, the API service is temporarily unavailable")
  ),
  /**
   * 404 for something that a list named a moment ago.
   * @see https://github.com/airbytehq/airbyte/issues/42853
   */
  "status_404": before(() => error(404, "not_found", "Resource Not Found")),
  /** @see https://developers.intercom.com/docs/references/rest-api/errors/error-codes/ `request_timeout` */
  "status_408": before(() => error(408, "request_timeout", "Request timed out")),
  /** The connection is closed while the answer is under way. */
  reset: { ...before((answer) => answer), reset: true },
  /**
   * The answer takes `delayMs` longer: a page of 150 took 18 seconds.
   * @see https://github.com/GitbookIO/integrations/issues/1044
   */
  slow: after((answer) => answer),
  /** The token lacks a scope. @see https://developers.intercom.com/docs/references/rest-api/errors/error-codes/ */
  forbidden: before(() =>
    error(
      403,
      "forbidden",
      "You do not have the required scope (read_conversations) to access this resource",
    )
  ),
  /** 429 although the headers promised more: another app has used the workspace's share. */
  "rate_limited": before(() =>
    error(429, "rate_limit_exceeded", "Exceeded rate limit of 1666 in 10_seconds")
  ),
  /**
   * The scroll has died in the middle: 404 from here on.
   * @see https://developers.intercom.com/docs/references/2.17/rest-api/api.intercom.io/companies/scrolloverallcompanies
   */
  "scroll_died": before(() => error(404, "not_found", "scroll parameter not found")),
} as const satisfies Readonly<Record<string, Failure>>;

/** The name of a failure. */
export type FaultName = keyof typeof FAILURES;

/** A failure that is to come. */
export interface Fault {
  readonly name: FaultName;
  /** Tried on `METHOD /path?query`, as in `GET /companies/scroll?scroll_param=…`. */
  readonly match: RegExp;
  /** How often it happens. */
  readonly times: number;
  /** How many matching requests pass before the first. Default: 0. */
  readonly after?: number;
  /** Only for `slow`. Default: 1,000. */
  readonly delayMs?: number;
}

/** The failures that are to come. Where several match, the one added first happens first. */
export class Faults {
  #faults: { fault: Fault; seen: number; happened: number }[] = [];

  /** @throws {TypeError} where there is no failure of that name. */
  add(fault: Fault): void {
    if (!Object.hasOwn(FAILURES, fault.name)) {
      throw new TypeError(
        `Cannot add fault "${fault.name}" as it must be one of ${Object.keys(FAILURES).join(", ")}`,
      );
    }
    this.#faults.push({ fault, seen: 0, happened: 0 });
  }

  clear(): void {
    this.#faults = [];
  }

  /** How often faults of a name have happened. */
  happened(name: FaultName): number {
    return this.#faults.filter(({ fault }) => fault.name === name)
      .reduce((sum, { happened }) => sum + happened, 0);
  }

  /** The fault that befalls a request, if any; it counts as happened. */
  take(request: string): Fault | undefined {
    for (const entry of this.#faults) {
      const { fault } = entry;
      if (entry.happened >= fault.times || !fault.match.test(request)) continue;
      fault.match.lastIndex = 0;
      if (entry.seen++ < (fault.after ?? 0)) continue;
      entry.happened++;
      return fault;
    }
    return undefined;
  }
}

function before(spoil: (answer: Answer) => Answer): Failure {
  return { before: true, spoil };
}

function after(spoil: (answer: Answer) => Answer): Failure {
  return { before: false, spoil };
}

function error(status: number, code: string, message: string): Answer {
  return {
    status,
    body: JSON.stringify({ type: "error.list", "request_id": null, errors: [{ code, message }] }),
  };
}

function withoutList(body: string): string {
  const value: unknown = JSON.parse(body);
  if (typeof value !== "object" || value === null) return body;
  return JSON.stringify(
    Object.fromEntries(Object.entries(value).filter(([, field]) => !Array.isArray(field))),
  );
}
