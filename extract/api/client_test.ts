import { assertEquals, assertRejects, assertStrictEquals } from "@std/assert";
import { ApiError, ConfigError, ContractError } from "../errors.ts";
import { createClient } from "./client.ts";
import { errorAnswer, fakeApi, getAdmins } from "./fake_api.ts";
import { FakeClock } from "./fake_clock.ts";
import { RateLimiter } from "./limiter.ts";
import { defaultRetryPolicy } from "./retry.ts";

Deno.test("Client.send() names the token, the version and the body's type in the headers", async () => {
  let sent: { url: string; init: RequestInit } | undefined;
  const clock = new FakeClock();
  const client = createClient({
    baseUrl: "https://api.example.test/",
    token: "secret-token",
    version: "2.16",
    fetch: (url, init) => {
      sent = { url, init };
      return Promise.resolve(Response.json({}));
    },
    clock,
    limiter: new RateLimiter(clock, { share: 1, concurrency: 100 }),
    retry: defaultRetryPolicy,
    signal: new AbortController().signal,
    timeoutMs: 1000,
  });
  await client.send({
    method: "POST",
    path: "/contacts/search",
    query: { a: 1 },
    body: { b: "ü" },
  });
  assertEquals(sent?.url, "https://api.example.test/contacts/search?a=1");
  assertEquals(sent?.init.body, '{"b":"ü"}');
  assertEquals(sent?.init.headers, {
    "accept": "application/json",
    "authorization": "Bearer secret-token",
    "intercom-version": "2.16",
    "content-type": "application/json",
  });
});

Deno.test("Client.send() repeats what is transient: no connection, 408, 5xx, an empty, cut-off or foreign body", async () => {
  for (
    const failure of [
      new TypeError("connection reset"),
      errorAnswer(408, "request_timeout"),
      errorAnswer(500, "server_error"),
      new Response("<html>", { status: 502 }),
      new Response(""),
      new Response('{"admins":[{"id"'),
      new Response("<html>a proxy</html>"),
    ]
  ) {
    const { client, asked, clock } = fakeApi([failure, { ok: true }]);
    assertEquals(await client.send(getAdmins), { ok: true });
    assertEquals(asked.length, 2);
    assertEquals(clock.slept, [100]);
  }
});

Deno.test("Client.send() never repeats what the API refuses", async () => {
  for (const status of [400, 403, 404, 410, 422]) {
    const { client, asked } = fakeApi([errorAnswer(status, "not_found")]);
    const error = await assertRejects(() => client.send(getAdmins), ApiError);
    assertEquals([error.status, error.code, error.transient], [status, "not_found", false]);
    assertEquals(asked.length, 1);
  }
});

Deno.test("Client.send() asks the operator when the token is not accepted, and the vendor when a scope is missing", async () => {
  const { client, asked } = fakeApi([errorAnswer(401, "token_revoked")]);
  await assertRejects(
    () => client.send(getAdmins),
    ConfigError,
    "Cannot read Intercom as the API must accept INTERCOM_ACCESS_TOKEN: status is 401 (token_revoked)",
  );
  assertEquals(asked.length, 1);
  const scoped = fakeApi([errorAnswer(401, "token_unauthorized")]);
  await assertRejects(() => scoped.client.send(getAdmins), ApiError);
});

Deno.test("Client.send() says where a merged record is now", async () => {
  const link = '</contacts/64b>; rel="canonical"';
  const { client } = fakeApi([errorAnswer(410, "contact_merged", { link })]);
  const error = await assertRejects(() => client.send(getAdmins), ApiError);
  assertEquals(error.canonicalPath, "/contacts/64b");
});

Deno.test("Client.send() waits out 429 without counting it as an attempt", async () => {
  const refusal = () => errorAnswer(429, "rate_limit_exceeded", { "retry-after": "2" });
  const { client, asked, clock } = fakeApi(
    [refusal(), refusal(), refusal(), refusal(), { ok: true }],
    { maxAttempts: 1 },
  );
  assertEquals(await client.send(getAdmins), { ok: true });
  assertEquals(asked.length, 5);
  assertEquals(clock.slept, [2000, 2000, 2000, 2000]);
});

Deno.test("Client.send() gives up after ten minutes of nothing but 429", async () => {
  const refusals = Array.from({ length: 61 }, () => errorAnswer(429, "rate_limit_exceeded"));
  const { client, asked } = fakeApi(refusals);
  const error = await assertRejects(() => client.send(getAdmins), ApiError);
  assertEquals([error.status, error.transient], [429, false]);
  assertEquals(asked.length, 61);
});

Deno.test("Client.send() does not wait for hours because an answer asks it to", async () => {
  const day = errorAnswer(503, "service_unavailable", { "retry-after": "86400" });
  const { client, clock } = fakeApi([day]);
  const error = await assertRejects(() => client.send(getAdmins), ApiError);
  assertEquals([error.status, clock.slept.length], [503, 0]);
});

Deno.test("Client.send() says which request failed and how, and nothing of token, query, body or answer", async () => {
  const { client } = fakeApi([errorAnswer(422, "parameter_invalid")]);
  const error = await assertRejects(() =>
    client.send({ method: "POST", path: "/x", query: { q: "quiet" }, body: { b: "silent" } })
  );
  assertEquals(
    (error as Error).message,
    'Cannot POST "/x" as the API must answer with success: status is 422 (parameter_invalid)',
  );
  const odd = fakeApi([errorAnswer(400, "joe@example.com")]);
  assertEquals(
    (await assertRejects(() => odd.client.send(getAdmins)) as Error).message,
    'Cannot GET "/admins" as the API must answer with success: status is 400',
  );
});

Deno.test("Client.send() throws a ContractError when the answer is JSON but no object", async () => {
  const { client } = fakeApi([new Response("[1]")]);
  await assertRejects(
    () => client.send(getAdmins),
    ContractError,
    'Cannot GET "/admins" as the answer must be an object: current type is a list',
  );
});

Deno.test("Client.send() throws the signal's reason when the run is stopped in mid-request", async () => {
  const controller = new AbortController();
  const reason = new Error("stopped");
  const { client } = fakeApi([new DOMException("aborted", "AbortError")], {
    signal: controller.signal,
  });
  const sending = client.send(getAdmins);
  controller.abort(reason);
  assertStrictEquals(await assertRejects(() => sending), reason);
});

Deno.test("Client.now() is the vendor's time", async () => {
  const date = "Thu, 01 Jan 2026 00:00:00 GMT";
  const { client } = fakeApi([new Response("{}", { headers: { date } })]);
  await client.send(getAdmins);
  assertEquals(client.now(), Date.parse(date));
});
