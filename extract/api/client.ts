import { ApiError, ConfigError, ContractError } from "../errors.ts";
import type { Clock } from "./clock.ts";
import { idText, isJsonObject, type JsonObject, kindOf, parseJson, valueAt } from "./json.ts";
import type { RateHeaders, RateLimiter } from "./limiter.ts";
import type { ApiRequest } from "./page.ts";
import { type RetryPolicy, withRetry } from "./retry.ts";
import { limitTime } from "./time_limit.ts";

/** Sends one HTTP request: `fetch`, or a stand-in. A {@link ConfigError} that it throws is never retried. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What a client is made of. */
export interface ClientOptions {
  readonly baseUrl: string;
  readonly token: string;
  /** The `Intercom-Version` of every request; without it the app's own setting would apply. */
  readonly version: string;
  readonly fetch: Fetch;
  readonly limiter: RateLimiter;
  readonly clock: Clock;
  readonly retry: RetryPolicy;
  readonly signal: AbortSignal;
  /** An answer that takes longer counts as none. */
  readonly timeoutMs: number;
}

/**
 * How often in a row a request is sent again after 429, which is not an error of the request: ten minutes, where each
 * refusal names the end of its window.
 */
const MAX_REFUSALS = 60;

/** A wait that the API asks for, and that is longer, is not waited out: the next run comes sooner. */
const LONGEST_WAIT_MS = 10 * 60_000;

/** Reads the API: authenticated, within the rate limit, with transient failures repeated. */
export interface Client {
  /** The `Intercom-Version` it asks for. */
  readonly version: string;
  /** The vendor's time. Milliseconds since the Unix epoch. */
  now(): number;
  /** Waits, until the run is stopped. */
  sleep(delayMs: number): Promise<void>;
  /**
   * Sends a request and gives the parsed answer.
   *
   * @throws {ApiError} when the API refuses, or does not answer as it should after all attempts.
   * @throws {ContractError} when the answer is JSON, but no object.
   */
  send(request: ApiRequest): Promise<JsonObject>;
}

/** A client for one app's token. */
export function createClient(options: ClientOptions): Client {
  const { clock, signal, retry, limiter } = options;
  return {
    version: options.version,
    now: () => limiter.vendorNow(),
    sleep: (delayMs) => clock.sleep(delayMs, signal),
    send: (request) => {
      const policy = {
        ...retry,
        maxAttempts: Math.min(request.attempts ?? Infinity, retry.maxAttempts),
        repeatsLostAnswers: request.isOneTime !== true,
      };
      return withRetry(() => sendUnlessRefused(request, options), { policy, clock, signal });
    },
  };
}

/** Sends a request again as long as the answer is 429: the limiter waits, the attempt does not count. */
async function sendUnlessRefused(request: ApiRequest, options: ClientOptions): Promise<JsonObject> {
  for (let refusals = 0;; refusals++) {
    await options.limiter.acquire(options.signal);
    const answer = await exchange(request, options);
    if (answer.status !== 429) return read(request, answer);
    if (refusals >= MAX_REFUSALS) throw refused(request, answer, { isFinal: true });
  }
}

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: RateHeaders;
  /** Where the record is now that was asked for, by its `Link` header. */
  readonly canonicalPath: string | undefined;
}

/** One request and its whole answer; always settles with the limiter. */
async function exchange(request: ApiRequest, options: ClientOptions): Promise<Answer> {
  let status: number | undefined;
  let headers: RateHeaders = {};
  using limit = limitTime(options.signal, options.timeoutMs);
  try {
    const response = await options.fetch(urlOf(request, options.baseUrl), {
      method: request.method,
      headers: headersOf(request, options),
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      signal: limit.signal,
    });
    status = response.status;
    headers = rateHeaders(response.headers, options.limiter);
    const canonicalPath = linkOf(response.headers);
    return { status, text: await response.text(), headers, canonicalPath };
  } catch (error) {
    if (options.signal.aborted) throw options.signal.reason;
    if (error instanceof ConfigError) throw error;
    throw new ApiError(
      `Cannot ${name(request)} as the API must answer: ${reason(error)}`,
      { transient: true, isAnswerLost: true, cause: error },
    );
  } finally {
    options.limiter.settle(status, headers);
  }
}

/** @throws {ConfigError} when the token is no longer accepted. */
function read(request: ApiRequest, answer: Answer): JsonObject {
  const { status, text } = answer;
  if (status < 200 || status > 299) throw refused(request, answer, { isFinal: false });
  let body;
  try {
    body = parseJson(text);
  } catch {
    const found = text.trim() === "" ? "body is empty" : "body is cut off or no JSON";
    throw new ApiError(`Cannot ${name(request)} as the answer must be JSON: ${found}`, {
      status,
      transient: true,
      isAnswerLost: true,
    });
  }
  if (isJsonObject(body)) return body;
  throw new ContractError(
    `Cannot ${name(request)} as the answer must be an object: current type is ${kindOf(body)}`,
  );
}

function refused(
  request: ApiRequest,
  answer: Answer,
  options: { readonly isFinal: boolean },
): ApiError | ConfigError {
  const { status, headers } = answer;
  const code = errorCode(answer.text);
  const shown = code === undefined ? `${status}` : `${status} (${code})`;
  if (status === 401 && code !== "token_unauthorized") {
    return new ConfigError(
      `Cannot read Intercom as the API must accept INTERCOM_ACCESS_TOKEN: status is ${shown}`,
    );
  }
  return new ApiError(
    `Cannot ${name(request)} as the API must answer with success: status is ${shown}`,
    {
      status,
      transient: !options.isFinal && (headers.retryAfterMs ?? 0) <= LONGEST_WAIT_MS &&
        (status === 408 || status === 429 || status >= 500),
      // It may have been carried out behind a gateway that gave up, or before it failed.
      isAnswerLost: status === 408 || status >= 500,
      ...(code === undefined ? {} : { code }),
      ...(headers.retryAfterMs === undefined ? {} : { retryAfterMs: headers.retryAfterMs }),
      ...(answer.canonicalPath === undefined ? {} : { canonicalPath: answer.canonicalPath }),
    },
  );
}

/** `</contacts/64b…>; rel="canonical"`, as it comes for a contact that was merged into another. */
function linkOf(headers: Headers): string | undefined {
  return /^<(\/[\w/-]+)>; *rel="canonical"/.exec(headers.get("link") ?? "")?.[1];
}

/** The first code of an `error.list`: letters and underscores only, so that nothing of a body gets into a message. */
function errorCode(text: string): string | undefined {
  try {
    const errors = valueAt(parseJson(text), ["errors"]);
    const code = Array.isArray(errors) ? idText(valueAt(errors[0], ["code"])) : undefined;
    return code !== undefined && /^[a-z_]{1,64}$/.test(code) ? code : undefined;
  } catch {
    return undefined;
  }
}

/** What is said of a request: never its query nor its body, which may hold personal data. */
function name(request: ApiRequest): string {
  return `${request.method} "${request.path}"`;
}

function reason(error: unknown): string {
  if (error instanceof DOMException && error.name === "TimeoutError") return "no answer in time";
  if (error instanceof TypeError) return "the connection failed or was closed";
  return error instanceof Error ? error.name : "unknown failure";
}

function urlOf(request: ApiRequest, baseUrl: string): string {
  const url = new URL(baseUrl.replace(/\/+$/, "") + request.path);
  for (const [key, value] of Object.entries(request.query ?? {})) {
    url.searchParams.set(key, String(value));
  }
  return url.href;
}

function headersOf(request: ApiRequest, options: ClientOptions): Record<string, string> {
  return {
    "accept": "application/json",
    "authorization": `Bearer ${options.token}`,
    "intercom-version": options.version,
    ...(request.body === undefined ? {} : { "content-type": "application/json" }),
  };
}

/** @see https://developers.intercom.com/docs/references/rest-api/errors/rate-limiting */
function rateHeaders(headers: Headers, limiter: RateLimiter): RateHeaders {
  const limit = numberOf(headers.get("x-ratelimit-limit"));
  const remaining = numberOf(headers.get("x-ratelimit-remaining"));
  const reset = numberOf(headers.get("x-ratelimit-reset"));
  const date = Date.parse(headers.get("date") ?? "");
  const retryAfter = headers.get("retry-after");
  const retryAfterSeconds = numberOf(retryAfter);
  const retryAfterDate = Date.parse(retryAfter ?? "");
  const retryAfterMs = retryAfterSeconds !== undefined
    ? retryAfterSeconds * 1000
    : Number.isNaN(retryAfterDate)
    ? undefined
    : Math.max(0, retryAfterDate - limiter.vendorNow());
  return {
    ...(limit === undefined ? {} : { limit }),
    ...(remaining === undefined ? {} : { remaining }),
    ...(reset === undefined ? {} : { resetAtMs: reset * 1000 }),
    ...(Number.isNaN(date) ? {} : { dateMs: date }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

function numberOf(header: string | null): number | undefined {
  if (header === null || !/^\d+(\.\d+)?$/.test(header.trim())) return undefined;
  return Number(header);
}
