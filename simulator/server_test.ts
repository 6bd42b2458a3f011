import { assert, assertEquals, assertMatch, assertRejects } from "@std/assert";
import { ask, withSimulator } from "./ask.ts";
import { frozenClock } from "./clock.ts";

const NOW = Date.parse("2026-03-02T15:00:03Z");
const small = { contacts: 30, conversations: 10 };

Deno.test("An answer carries the clock's time, the version and the rate limit", async () => {
  await withSimulator({ ...small, clock: frozenClock(NOW) }, async (simulator) => {
    const { status, headers } = await ask(simulator, "GET /me");
    assertEquals(status, 200);
    assertEquals(headers.get("Date"), "Mon, 02 Mar 2026 15:00:03 GMT");
    assertEquals(headers.get("Intercom-Version"), "2.16");
    assertEquals(headers.get("X-RateLimit-Limit"), "1666");
    assertEquals(headers.get("X-RateLimit-Remaining"), "1666");
    assertEquals(
      headers.get("X-RateLimit-Reset"),
      String(Date.parse("2026-03-02T15:00:10Z") / 1000),
    );
    assertMatch(headers.get("X-Request-Id") ?? "", /^[0-9a-f-]{36}$/);
  });
});

Deno.test("A request without the right token is refused, and learns nothing of the rate limit", async () => {
  await withSimulator({ ...small, token: "right" }, async (simulator) => {
    for (const authorization of ["Bearer wrong", "Bearer ", "right", ""]) {
      const { status, headers, body } = await ask(simulator, "GET /me", {
        headers: { "Authorization": authorization },
      });
      assertEquals(status, 401);
      assertEquals(body.errors, [{ code: "unauthorized", message: "Access Token Invalid" }]);
      assertEquals(headers.get("X-RateLimit-Limit"), null);
    }
    const { status } = await ask(simulator, "GET /me", {
      headers: { "Authorization": "Bearer right" },
    });
    assertEquals(status, 200);
  });
});

Deno.test("A window of ten seconds allows so many requests, and the next one as many again", async () => {
  const clock = frozenClock(NOW);
  await withSimulator({ ...small, clock, limitPerWindow: 3 }, async (simulator) => {
    const remaining: (string | null)[] = [];
    for (let request = 0; request < 3; request++) {
      remaining.push((await ask(simulator, "GET /tags")).headers.get("X-RateLimit-Remaining"));
    }
    assertEquals(remaining, ["2", "1", "0"]);
    const refused = await ask(simulator, "GET /tags");
    assertEquals(refused.status, 429);
    assertEquals(refused.body.type, "error.list");
    assertEquals(refused.body.errors, [
      { code: "rate_limit_exceeded", message: "Exceeded rate limit of 3 in 10_seconds" },
    ]);
    assertEquals([...simulator.requests.throttledByWindow], [[
      Date.parse("2026-03-02T15:00:00Z") / 1000,
      1,
    ]]);
    clock.set(Date.parse("2026-03-02T15:00:10Z"));
    assertEquals((await ask(simulator, "GET /tags")).status, 200);
  });
});

Deno.test("A version that does not exist is refused; without a version the newest stable one is spoken", async () => {
  await withSimulator(small, async (simulator) => {
    for (const version of ["9.9", "1.4", "latest"]) {
      const { status, body } = await ask(simulator, "GET /tags", { version });
      assertEquals([status, body.errors[0].code], [400, "intercom_version_invalid"]);
    }
    const { status, headers } = await ask(simulator, "GET /conversations/attributes", {
      version: "",
    });
    assertEquals([status, headers.get("Intercom-Version")], [200, "2.16"]);
  });
});

Deno.test("Requests are counted by template, whatever the id; those of the control are not", async () => {
  await withSimulator(small, async (simulator) => {
    await ask(simulator, "GET /conversations/1?display_as=plaintext");
    await ask(simulator, "GET /conversations/2");
    await ask(simulator, "GET /_simulator/requests");
    assertEquals(simulator.requests.count("GET /conversations/{id}"), 2);
    assertEquals(simulator.requests.total, 2);
  });
});

Deno.test("Requests are kept as they came once that is asked for, and until the log is emptied", async () => {
  await withSimulator(small, async (simulator) => {
    await ask(simulator, "GET /tags");
    await ask(simulator, "POST /_simulator/requests", { body: { keep: true } });
    await ask(simulator, "GET /conversations/1?display_as=plaintext");
    await ask(simulator, "POST /contacts/search", { body: { query: { field: "id" } } });
    assertEquals((await ask(simulator, "GET /_simulator/requests/kept")).body, [
      { method: "GET", target: "/conversations/1?display_as=plaintext", body: "" },
      { method: "POST", target: "/contacts/search", body: '{"query":{"field":"id"}}' },
    ]);
    await ask(simulator, "DELETE /_simulator/requests");
    assertEquals((await ask(simulator, "GET /_simulator/requests/kept")).body, []);
  });
});

Deno.test("An operation there is not is answered with 404 and an error list", async () => {
  await withSimulator(small, async (simulator) => {
    const { status, body } = await ask(simulator, "GET /visitors");
    assertEquals([status, body.type, body.errors[0].code], [404, "error.list", "not_found"]);
  });
});

Deno.test("A fault happens as often as it is told, from the request on that it is told", async () => {
  await withSimulator(small, async (simulator) => {
    simulator.faults.add({ name: "status_503", match: /^GET \/tags/, times: 2, after: 1 });
    const statuses: number[] = [];
    for (let request = 0; request < 5; request++) {
      statuses.push((await ask(simulator, "GET /tags")).status);
    }
    assertEquals(statuses, [200, 503, 503, 200, 200]);
    assertEquals(simulator.faults.happened("status_503"), 2);
    assertEquals((await ask(simulator, "GET /teams")).status, 200);
  });
});

for (
  const [name, status, isBroken] of [
    ["missing_list", 200, (body: Record<string, unknown>) => body["data"] === undefined],
    ["not_json", 200, (body: unknown) => String(body).startsWith("<html>")],
    ["empty_body", 200, (body: unknown) => body === ""],
    [
      "status_500",
      500,
      (body: { errors: { code: string }[] }) => body.errors[0]?.code === "server_error",
    ],
    ["status_502_html", 502, (body: unknown) => String(body).startsWith("<html>")],
    [
      "status_404",
      404,
      (body: { errors: { code: string }[] }) => body.errors[0]?.code === "not_found",
    ],
    [
      "status_408",
      408,
      (body: { errors: { code: string }[] }) => body.errors[0]?.code === "request_timeout",
    ],
    [
      "forbidden",
      403,
      (body: { errors: { code: string }[] }) => body.errors[0]?.code === "forbidden",
    ],
    [
      "rate_limited",
      429,
      (body: { errors: { code: string }[] }) => body.errors[0]?.code === "rate_limit_exceeded",
    ],
  ] as const
) {
  Deno.test(`The fault ${name} answers ${status} with what such an answer has in it`, async () => {
    await withSimulator(small, async (simulator) => {
      simulator.faults.add({ name, match: /tags/, times: 1 });
      const answer = await ask(simulator, "GET /tags");
      assertEquals(answer.status, status);
      assert(isBroken(answer.body));
    });
  });
}

Deno.test("The fault cut_off ends the JSON in its middle, and reset the connection", async () => {
  await withSimulator(small, async (simulator) => {
    simulator.faults.add({ name: "cut_off", match: /tags/, times: 1 });
    await assertRejects(() => ask(simulator, "GET /tags"), SyntaxError);
    simulator.faults.add({ name: "reset", match: /tags/, times: 1 });
    await assertRejects(() => ask(simulator, "GET /tags"), TypeError);
    assertEquals((await ask(simulator, "GET /tags")).status, 200);
  });
});

Deno.test("A fault of an unknown name is refused with the names there are", async () => {
  await withSimulator(small, async (simulator) => {
    const { status, body } = await ask(simulator, "POST /_simulator/faults", {
      body: { name: "flood", match: "tags" },
    });
    assertEquals(status, 400);
    assertMatch(
      body.error,
      /^Cannot add fault "flood" as it must be one of missing_list, not_json, /,
    );
  });
});
