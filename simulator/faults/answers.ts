import { after, before, error, type Failure, HTML } from "./failure.ts";

/** Whole answers that are wrong, whatever was asked for. */
export const ANSWER_FAILURES = {
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
  "scroll_died": {
    ...before(() => error(404, "not_found", "scroll parameter not found")),
    disturb: ({ scroll }) => scroll.kill(),
  },
} as const satisfies Readonly<Record<string, Failure>>;

function withoutList(body: string): string {
  const value: unknown = JSON.parse(body);
  if (typeof value !== "object" || value === null) return body;
  return JSON.stringify(
    Object.fromEntries(Object.entries(value).filter(([, field]) => !Array.isArray(field))),
  );
}
