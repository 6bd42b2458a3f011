import { assertEquals, assertRejects } from "@std/assert";
import { ApiError, ContractError } from "../errors.ts";
import { collect, errorAnswer, fakeApi } from "./fake_api.ts";
import type { ListRequest, Page } from "./page.ts";
import { readPages } from "./pages.ts";

function list(
  method: "GET" | "POST",
  paging: ListRequest["paging"],
  records: readonly string[] = ["data"],
): ListRequest {
  return { request: { method, path: "/things" }, records, paging };
}

function ids(pages: readonly Page[]): unknown[] {
  return pages.map((page) => page.records.map((record) => record["id"]));
}

Deno.test("readPages() of an object gives the answer itself as its one record", async () => {
  const { client } = fakeApi([{ id: "1", app: {} }]);
  const pages = await collect(readPages(client, list("GET", { kind: "object" })));
  assertEquals(pages, [{ records: [{ id: "1", app: {} }], totalCount: 1 }]);
});

Deno.test("readPages() of a single page takes the first key that is there", async () => {
  const { client } = fakeApi([{ companies: [{ id: 1 }] }]);
  const single = list("GET", { kind: "single" }, ["data", "companies"]);
  assertEquals(ids(await collect(readPages(client, single))), [[1]]);
});

Deno.test("readPages() by cursor puts it into the query of a GET and ends where next is null or missing", async () => {
  const { client, asked } = fakeApi([
    { data: [{ id: 1 }], pages: { next: { starting_after: "a" } }, total_count: 3 },
    { data: [], pages: { next: "https://elsewhere.test/things?starting_after=b&per_page=2" } },
    { data: [{ id: 3 }], pages: { next: null } },
  ]);
  const pages = await collect(readPages(client, list("GET", { kind: "cursor", pageSize: 2 })));
  assertEquals(ids(pages), [[1], [], [3]]);
  assertEquals(pages[0]?.totalCount, 3);
  assertEquals(asked, [
    "GET /things?per_page=2",
    "GET /things?per_page=2&starting_after=a",
    "GET /things?per_page=2&starting_after=b",
  ]);
});

Deno.test("readPages() by cursor puts it into the body of a POST and leaves the query of the search alone", async () => {
  const { client, asked } = fakeApi([
    { data: [{ id: 1 }], pages: { next: { starting_after: "a" } } },
    { data: [{ id: 2 }], pages: {} },
  ]);
  const request = { method: "POST", path: "/s", body: { query: { field: "id" } } } as const;
  const search: ListRequest = {
    request,
    records: ["data"],
    paging: { kind: "cursor", pageSize: 150 },
  };
  assertEquals(ids(await collect(readPages(client, search))), [[1], [2]]);
  assertEquals(asked, [
    'POST /s {"query":{"field":"id"},"pagination":{"per_page":150}}',
    'POST /s {"query":{"field":"id"},"pagination":{"per_page":150,"starting_after":"a"}}',
  ]);
});

Deno.test("readPages() by cursor never takes a repeated or unreadable cursor for the end", async () => {
  const same = { data: [{ id: 1 }], pages: { next: { starting_after: "a" } } };
  const paged = list("GET", { kind: "cursor", pageSize: 2 });
  await assertRejects(
    () => collect(readPages(fakeApi([same, same]).client, paged)),
    ApiError,
    'Cannot read "/things" as each page must lead to a new one: the cursor comes twice',
  );
  await assertRejects(
    () => collect(readPages(fakeApi([{ data: [], pages: { next: {} } }]).client, paged)),
    ContractError,
    '"pages.next" must hold a cursor: current type is object',
  );
});

Deno.test("readPages() by number counts pages itself and never follows the host of next", async () => {
  const { client, asked } = fakeApi([
    { data: [{ id: 1 }], pages: { next: "https://elsewhere.test/?page=2" }, total_count: 2 },
    { data: [{ id: 2 }], pages: { next: null }, total_count: 2 },
  ]);
  const pages = await collect(readPages(client, list("POST", { kind: "number", pageSize: 60 })));
  assertEquals(ids(pages), [[1], [2]]);
  assertEquals(asked, ["POST /things?page=1&per_page=60", "POST /things?page=2&per_page=60"]);
});

Deno.test("readPages() by scroll ends at an empty list, with the same parameter on every page", async () => {
  const { client, asked } = fakeApi([
    { data: [{ id: 1 }], scroll_param: "s", pages: null },
    { data: [{ id: 2 }], scroll_param: "s", pages: null },
    { data: [], scroll_param: "s", pages: null },
  ]);
  assertEquals(
    ids(await collect(readPages(client, list("GET", { kind: "scroll", waitsForOthers: true })))),
    [[1], [2]],
  );
  assertEquals(asked, ["GET /things", "GET /things?scroll_param=s", "GET /things?scroll_param=s"]);
});

Deno.test("readPages() by scroll of an empty workspace is one request", async () => {
  const { client, asked } = fakeApi([{ data: [], scroll_param: "s" }]);
  assertEquals(
    await collect(readPages(client, list("GET", { kind: "scroll", waitsForOthers: true }))),
    [],
  );
  assertEquals(asked.length, 1);
});

Deno.test("readPages() by scroll begins again when the scroll dies on the way, and says so", async () => {
  const { client, clock } = fakeApi([
    { data: [{ id: 1 }], scroll_param: "s" },
    errorAnswer(404, "not_found"),
    { data: [{ id: 1 }], scroll_param: "t" },
    { data: [{ id: 2 }], scroll_param: "t" },
    { data: [] },
  ]);
  const pages = await collect(
    readPages(client, list("GET", { kind: "scroll", waitsForOthers: true })),
  );
  assertEquals(ids(pages), [[1], [1], [2]]);
  assertEquals(pages.map((page) => page.restarted), [undefined, true, undefined]);
  assertEquals(clock.slept, []);
});

Deno.test("readPages() by scroll begins again when a page was lost: the same request may give the next", async () => {
  const { client, asked } = fakeApi([
    { data: [{ id: 1 }], scroll_param: "s" },
    new Response('{"data":[{"id":2'),
    { data: [{ id: 1 }], scroll_param: "t" },
    { data: [{ id: 2 }], scroll_param: "t" },
    { data: [] },
  ]);
  const pages = await collect(
    readPages(client, list("GET", { kind: "scroll", waitsForOthers: true })),
  );
  assertEquals(ids(pages), [[1], [1], [2]]);
  assertEquals(asked.slice(1, 3), ["GET /things?scroll_param=s", "GET /things"]);
});

Deno.test("readPages() by scroll begins again after a 5xx, as the API asks", async () => {
  const { client, asked } = fakeApi([
    { data: [{ id: 1 }], scroll_param: "s" },
    errorAnswer(500, "server_error"),
    { data: [{ id: 1 }], scroll_param: "t" },
    { data: [] },
  ]);
  const pages = await collect(
    readPages(client, list("GET", { kind: "scroll", waitsForOthers: true })),
  );
  assertEquals(pages.map((page) => page.restarted), [undefined, true]);
  assertEquals(asked[2], "GET /things");
});

Deno.test("readPages() by scroll that begins again to nothing says that all before is void", async () => {
  const { client } = fakeApi([
    { data: [{ id: 1 }], scroll_param: "s" },
    errorAnswer(404, "not_found"),
    { data: [] },
  ]);
  const pages = await collect(
    readPages(client, list("GET", { kind: "scroll", waitsForOthers: true })),
  );
  assertEquals(pages.at(-1), { records: [], restarted: true });
});

Deno.test("readPages() by scroll waits for a scroll that another holds open", async () => {
  const { client, clock } = fakeApi([
    errorAnswer(400, "scroll_exists"),
    { data: [{ id: 1 }], scroll_param: "s" },
    { data: [] },
  ]);
  assertEquals(
    ids(await collect(readPages(client, list("GET", { kind: "scroll", waitsForOthers: true })))),
    [[1]],
  );
  assertEquals(clock.slept, [65_000]);
});

Deno.test("readPages() by scroll gives up when every scroll dies", async () => {
  const dying = Array.from({ length: 6 }, () => [
    { data: [{ id: 1 }], scroll_param: "s" },
    errorAnswer(404, "not_found"),
  ]).flat();
  const { client } = fakeApi(dying);
  const error = await assertRejects(
    () => collect(readPages(client, list("GET", { kind: "scroll", waitsForOthers: true }))),
    ApiError,
  );
  assertEquals(error.status, 404);
});

Deno.test("readPages() of an answer without its list throws, whatever the paging", async () => {
  for (const kind of ["single", "cursor", "number", "scroll"] as const) {
    const { client } = fakeApi([{ data: null, errors: [] }]);
    await assertRejects(
      () => collect(readPages(client, list("GET", { kind, pageSize: 1, waitsForOthers: true }))),
      ContractError,
      'Cannot read "/things" as "data" must be a list: current type is null',
    );
  }
});

Deno.test("readPages() of a list whose record is no object throws", async () => {
  const { client } = fakeApi([{ data: [7] }]);
  await assertRejects(
    () => collect(readPages(client, list("GET", { kind: "single" }))),
    ContractError,
    "each record must be an object: current type is number",
  );
});

Deno.test("readPages() by number goes on while the list says that there are more pages, wherever it says it", async () => {
  for (const more of [{ pages: { total_pages: 2 } }, { total_pages: 2 }]) {
    const { client } = fakeApi([
      { data: [{ id: 1 }], ...more },
      { data: [{ id: 2 }], ...more },
    ]);
    const paged = list("GET", { kind: "number", pageSize: 50 });
    assertEquals(ids(await collect(readPages(client, paged))), [[1], [2]]);
  }
});

Deno.test("readPages() by address takes the query of the next page, and neither its host nor its path", async () => {
  const { client, asked } = fakeApi([
    { data: [{ id: 2 }], pages: { next: "https://elsewhere.test/?before=7&per_page=2" } },
    { data: [{ id: 1 }], pages: {} },
  ]);
  const paged = list("GET", { kind: "address", pageSize: 2 });
  assertEquals(ids(await collect(readPages(client, paged))), [[2], [1]]);
  assertEquals(asked, ["GET /things?per_page=2", "GET /things?per_page=2&before=7"]);
});

Deno.test("readPages() asks for smaller pages after time-outs, and goes on at the same place", async () => {
  const failed = (): Response => errorAnswer(504, "service_unavailable");
  const { client, asked } = fakeApi([
    { data: [{ id: 1 }], pages: { next: "more" } },
    failed(),
    failed(),
    { data: [{ id: 2 }], pages: { next: "more" } },
    { data: [{ id: 3 }], pages: {} },
  ]);
  const paged = list("GET", { kind: "number", pageSize: 60 });
  assertEquals(ids(await collect(readPages(client, paged))), [[1], [2], [3]]);
  assertEquals(asked, [
    "GET /things?page=1&per_page=60",
    "GET /things?page=2&per_page=60",
    "GET /things?page=2&per_page=60",
    "GET /things?page=3&per_page=30",
    "GET /things?page=4&per_page=30",
  ]);
});
