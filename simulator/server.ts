import { type Answer, notFound, Refusal, refused, versionInvalid } from "./answer.ts";
import { type Clock, unixSeconds } from "./clock.ts";
import type { Faults } from "./faults.ts";
import type { Asked, Failure } from "./faults/failure.ts";
import type { Allowance, RateLimit } from "./rate_limit.ts";
import type { RequestLog } from "./request_log.ts";
import { ROUTES } from "./routes/mod.ts";
import type { Route, Service } from "./routes/route.ts";
import { DEFAULT_VERSION, isAtLeast, parseVersion } from "./version.ts";

/** What the server is made of. */
export interface ServerParts {
  readonly service: Service;
  readonly clock: Clock;
  readonly limit: RateLimit;
  readonly requests: RequestLog;
  readonly faults: Faults;
  readonly latencyMs: number;
  /** The only token that is accepted; undefined accepts any. */
  readonly token: string | undefined;
}

interface Target {
  readonly route: Route | undefined;
  readonly template: string;
  readonly ids: readonly string[];
}

const PLAIN = new Map(ROUTES.map((route) => [route.template, route]));

const PATTERNS = ROUTES.filter((route) => route.template.includes("{")).map((route) => ({
  route,
  pattern: new RegExp(`^${route.template.replaceAll(/\{[^}]+\}/g, "([^/]+)")}$`),
}));

/** The API's operations as one handler of requests. */
export function makeHandler(parts: ServerParts): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = new URL(request.url);
    const target = findTarget(`${request.method} ${url.pathname}`);
    parts.requests.begin(target.template);
    const requestId = crypto.randomUUID();
    let status = 500;
    try {
      if (parts.latencyMs > 0) await pause(parts.latencyMs);
      const response = await respond(request, { parts, url, target, requestId });
      status = response.status;
      return response;
    } finally {
      parts.requests.end(status);
    }
  };
}

interface Exchange {
  readonly parts: ServerParts;
  readonly url: URL;
  readonly target: Target;
  readonly requestId: string;
}

async function respond(request: Request, exchange: Exchange): Promise<Response> {
  const { parts, url, requestId } = exchange;
  if (!isAuthorized(request, parts.token)) {
    const refusal = new Refusal(401, "unauthorized", { message: "Access Token Invalid" });
    return toResponse(refused(refusal, requestId), { exchange });
  }
  const allowance = parts.limit.take();
  if (!allowance.isAllowed) {
    parts.requests.throttled(allowance.windowStart);
    const refusal = new Refusal(429, "rate_limit_exceeded", {
      message: `Exceeded rate limit of ${allowance.limit} in 10_seconds`,
    });
    return toResponse(refused(refusal, requestId), { exchange, allowance });
  }
  parts.requests.allowed(allowance.windowStart);
  const body = await request.text();
  const target = url.pathname + url.search;
  parts.requests.keep({ method: request.method, target, body });
  let carriedOut: Answer | undefined;
  const asked: Asked = {
    path: url.pathname,
    query: url.searchParams,
    get body() {
      return tryBody(body);
    },
    now: unixSeconds(parts.clock),
    answer: () => carriedOut ??= carryOut(request, { ...exchange, body }),
  };
  const befallen = parts.faults.take(`${request.method} ${target}`, asked);
  const failure = befallen?.failure;
  if (befallen?.fault.name === "slow") await pause(befallen.fault.delayMs ?? 1_000);
  failure?.disturb?.({ scroll: parts.service.scroll, limit: parts.limit }, befallen?.options ?? {});
  const answer = failure?.before === true ? { status: 200, body: "{}" } : asked.answer();
  return toResponse(
    befallen === undefined ? answer : befallen.failure.spoil(answer, asked, befallen),
    {
      exchange,
      allowance,
      version: request.headers.get("Intercom-Version"),
      ...(failure === undefined ? {} : { failure }),
    },
  );
}

function isAuthorized(request: Request, token: string | undefined): boolean {
  const [scheme, given = ""] = (request.headers.get("Authorization") ?? "").split(" ");
  return scheme?.toLowerCase() === "bearer" && given !== "" &&
    (token === undefined || given === token);
}

function carryOut(request: Request, exchange: Exchange & { readonly body: string }): Answer {
  const { parts, url, target, requestId } = exchange;
  try {
    const version = parseVersion(request.headers.get("Intercom-Version"));
    if (version === undefined) throw versionInvalid();
    if (target.route === undefined) throw notFound("The requested resource was not found");
    const { since } = target.route;
    if (since !== undefined && !isAtLeast(version, since)) throw versionInvalid();
    return target.route.answer(
      { version, ids: target.ids, query: url.searchParams, body: readBody(exchange.body) },
      parts.service,
    );
  } catch (error) {
    if (error instanceof Refusal) return refused(error, requestId);
    throw error;
  }
}

function tryBody(text: string): unknown {
  try {
    return readBody(text);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

function readBody(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Refusal(400, "bad_request", { message: "The request body is not valid JSON" });
  }
}

function toResponse(
  answer: Answer,
  options: {
    readonly exchange: Exchange;
    readonly allowance?: Allowance;
    readonly version?: string | null;
    readonly failure?: Failure;
  },
): Response {
  const { exchange, version, failure } = options;
  const allowance = options.allowance !== undefined && failure?.rate !== undefined
    ? failure.rate(options.allowance)
    : options.allowance;
  const headers = new Headers({
    "Content-Type": "application/json; charset=utf-8",
    "Date": new Date(exchange.parts.clock.now()).toUTCString(),
    "X-Request-Id": exchange.requestId,
    "Intercom-Version": parseVersion(version ?? null) ?? DEFAULT_VERSION,
    ...answer.headers,
  });
  // The API sends no rate limit to those it does not know.
  if (allowance !== undefined) {
    headers.set("X-RateLimit-Limit", String(allowance.limit));
    headers.set("X-RateLimit-Remaining", String(allowance.remaining));
    headers.set("X-RateLimit-Reset", String(allowance.resetAt));
  }
  const isReset = failure?.reset === true;
  return new Response(isReset ? brokenStream() : answer.body, { status: answer.status, headers });
}

/** A body that breaks: the connection is closed under it. */
function brokenStream(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => {
      controller.enqueue(new TextEncoder().encode("{"));
    },
    pull: (controller) => {
      controller.error(new Error("Cannot go on as the connection is to be reset"));
    },
  });
}

function findTarget(operation: string): Target {
  const plain = PLAIN.get(operation);
  if (plain !== undefined) return { route: plain, template: operation, ids: [] };
  for (const { route, pattern } of PATTERNS) {
    const match = pattern.exec(operation);
    if (match !== null) {
      return { route, template: route.template, ids: match.slice(1).map(decodeURIComponent) };
    }
  }
  return { route: undefined, template: operation, ids: [] };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
