import type { Client, Fetch } from "./client.ts";
import { createClient } from "./client.ts";
import { FakeClock } from "./fake_clock.ts";
import { RateLimiter } from "./limiter.ts";
import type { ApiRequest } from "./page.ts";

/** What a test's API was asked: `GET /admins?page=2` or `POST /contacts/search {"…"}`. */
export type Asked = string;

/** An answer: an object is sent as JSON with status 200. */
export type FakeAnswer = Response | Record<string, unknown> | Error;

/** A client over a list of answers given in turn, on a faked clock. For tests. */
export function fakeApi(
  answers: readonly FakeAnswer[],
  options: { readonly signal?: AbortSignal; readonly maxAttempts?: number } = {},
): { readonly client: Client; readonly asked: Asked[]; readonly clock: FakeClock } {
  const asked: Asked[] = [];
  const clock = new FakeClock();
  const left = [...answers];
  const fetch: Fetch = (url, init) => {
    const { pathname, search } = new URL(url);
    const body = typeof init.body === "string" ? ` ${init.body}` : "";
    asked.push(`${init.method} ${pathname}${search}${body}`);
    const answer = left.shift();
    if (answer === undefined) return Promise.reject(new Error("no answer left"));
    if (answer instanceof Error) return Promise.reject(answer);
    return Promise.resolve(answer instanceof Response ? answer : Response.json(answer));
  };
  const client = createClient({
    baseUrl: "https://api.example.test",
    token: "secret-token",
    version: "2.16",
    fetch,
    clock,
    limiter: new RateLimiter(clock, { share: 1, concurrency: 100 }),
    retry: {
      maxAttempts: options.maxAttempts ?? 3,
      baseDelayMs: 100,
      maxDelayMs: 1000,
      repeatsLostAnswers: true,
      random: () => 1,
    },
    signal: options.signal ?? new AbortController().signal,
    timeoutMs: 60_000,
  });
  return { client, asked, clock };
}

/** The API's error body. */
export function errorAnswer(status: number, code: string, headers?: HeadersInit): Response {
  const errors = [{ code, message: "joe@example.com is not for logs" }];
  return Response.json({ type: "error.list", request_id: null, errors }, {
    status,
    ...(headers === undefined ? {} : { headers }),
  });
}

/** All that an async generator yields. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

/** A request for tests. */
export const getAdmins: ApiRequest = { method: "GET", path: "/admins" };
