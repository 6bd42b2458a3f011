import { after, before, error, type Failure } from "./failure.ts";

/** What goes wrong with the app's standing: its token, its share of requests, its one scroll. */
export const APP_FAILURES = {
  /**
   * The token was revoked: 401 from now on, without rate limit headers.
   * @see https://developers.intercom.com/docs/references/rest-api/errors/error-codes/ `token_revoked`
   */
  "unauthorized_now": {
    ...before(() => error(401, "token_revoked", "Access token has been revoked")),
    lasts: true,
    rate: () => undefined,
  },
  /**
   * The answer has no rate limit headers, which are documented for every answer to a valid token. A reader that takes
   * that for one request a second needs minutes for what takes seconds.
   * @see https://developers.intercom.com/docs/references/rest-api/errors/rate-limiting/
   */
  "no_rate_headers": { ...after((answer) => answer), rate: () => undefined },
  /**
   * The headers say that nothing is left, although it was answered: all apps of a workspace share its limit.
   * @see https://developers.intercom.com/docs/references/rest-api/errors/rate-limiting/
   */
  "rate_spent": {
    ...after((answer) => answer),
    rate: (allowance) => ({ ...allowance, remaining: 0 }),
  },
  /**
   * The app is allowed less from the next request on: limits differ from app to app, and 83 in ten seconds is among those
   * reported.
   * @see https://github.com/intercom/intercom-ruby/issues/475
   */
  "limit_drops": {
    ...after((answer) => answer),
    disturb: ({ limit }, options) => limit.change(options.limit ?? 83),
  },
  /**
   * Somebody else has the app's one scroll open, for `seconds` of the clock.
   * @see https://developers.intercom.com/docs/references/2.17/rest-api/api.intercom.io/companies/scrolloverallcompanies
   */
  "scroll_open_elsewhere": {
    ...after((answer) => answer),
    befalls: ({ query }) => (query.get("scroll_param") ?? "") === "",
    disturb: ({ scroll }, options) => scroll.holdElsewhere(options.seconds ?? 60),
  },
} as const satisfies Readonly<Record<string, Failure>>;
