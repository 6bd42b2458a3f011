import { ApiError, ContractError } from "../errors.ts";
import type { Client } from "./client.ts";
import { idText, type JsonObject } from "./json.ts";
import { type ListRequest, type Page, pageOf } from "./page.ts";

/** A scroll without a request for a minute is dead; a little more is sure to free another's. */
const IDLE_EXPIRY_MS = 65_000;

/** How often a walk begins again before it is given up. */
const MAX_RESTARTS = 5;

/** How often one waits for a scroll that somebody else holds open: some ten minutes. */
const MAX_WAITS = 9;

/**
 * Reads a scroll. It can not be resumed: when it dies on the way (404), the walk begins again. Its one documented end
 * is an empty list; the same `scroll_param` comes with every page.
 *
 * @see https://developers.intercom.com/docs/references/rest-api/api.intercom.io/companies/scrolloverallcompanies
 */
export async function* scrollPages(
  client: Client,
  list: ListRequest,
  waitsForOthers: boolean,
): AsyncGenerator<Page> {
  const maxWaits = waitsForOthers ? MAX_WAITS : 0;
  let restarted = false;
  for (let restarts = 0;; restarts++) {
    let pages = 0;
    try {
      for await (const page of oneScroll(client, list, restarts > 0 ? MAX_WAITS : maxWaits)) {
        yield restarted ? { ...page, restarted } : page;
        restarted = false;
        pages++;
      }
      if (restarted) yield { records: [], restarted };
      return;
    } catch (error) {
      if (pages === 0 || !isDead(error) || restarts >= MAX_RESTARTS) throw error;
      restarted = true;
    }
  }
}

async function* oneScroll(
  client: Client,
  list: ListRequest,
  maxWaits: number,
): AsyncGenerator<Page> {
  let answer = await openScroll(client, list, maxWaits);
  for (let page = pageOf(answer, list); page.records.length > 0; page = pageOf(answer, list)) {
    yield page;
    const scrollParam = scrollParamOf(answer, list);
    const query = { ...list.request.query, scroll_param: scrollParam };
    // The page after this one may be what a second request gets.
    answer = await client.send({ ...list.request, query, isOneTime: true });
  }
}

/** Opens a scroll; where one is open already, waits until it is sure to have expired. */
async function openScroll(
  client: Client,
  list: ListRequest,
  maxWaits: number,
): Promise<JsonObject> {
  for (let waits = 0;; waits++) {
    try {
      return await client.send(list.request);
    } catch (error) {
      const isOpenElsewhere = error instanceof ApiError && error.code === "scroll_exists";
      if (!isOpenElsewhere || waits >= maxWaits) throw error;
      await client.sleep(IDLE_EXPIRY_MS);
    }
  }
}

function scrollParamOf(answer: JsonObject, list: ListRequest): string {
  const scrollParam = idText(answer["scroll_param"]);
  if (scrollParam !== undefined) return scrollParam;
  throw new ContractError(
    `Cannot read "${list.request.path}" as "scroll_param" must come with every page: it is missing`,
  );
}

/** Whether the scroll under way is lost: idle for too long, failed inside the vendor, or with a page not received. */
function isDead(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 404 || error.transient);
}
