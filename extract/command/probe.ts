import type { Client } from "../api/client.ts";
import { idText, type JsonObject } from "../api/json.ts";
import type { ListRequest, Page } from "../api/page.ts";
import { readPages } from "../api/pages.ts";
import { ApiError, ContractError, isForbidden, isUnavailable } from "../errors.ts";
import { isAvailable, type Named, type Stream } from "../streams/stream.ts";
import { searchWithin } from "../sync/search_request.ts";

/** How many records the scroll gives at once. */
const SCROLL_PAGE = 100;

/** What one or two requests tell of a stream. */
export interface Found {
  readonly status: "found";
  /** How many records there are to read; undefined where the API does not say. */
  readonly records?: number;
  /** How many requests it takes to list them; undefined where that cannot be told. */
  readonly pages?: number;
  /** Some of the records: the first page. */
  readonly sample: readonly JsonObject[];
}

/** A stream that cannot be read, and why. */
export interface NotFound {
  readonly status: "forbidden" | "unavailable" | "failed";
  readonly message: string;
}

/** What a look at a stream has told. */
export type Probed = Found | NotFound;

/** How a stream is looked at. */
export interface ProbeOptions {
  readonly named: Named;
  /** The oldest change to count, where changes are searched; undefined: all. Milliseconds. */
  readonly floorMs?: number | undefined;
  /** Records to ask for; undefined: as many as a run asks for. */
  readonly pageSize?: number;
}

/** Looks at a stream that is no other's with at most two requests. Never opens a scroll: there is but one for an app. */
export async function probeStream(
  client: Client,
  stream: Stream,
  options: ProbeOptions,
): Promise<Probed> {
  const missing = missingFrom(client.version, stream);
  if (missing !== undefined) return missing;
  try {
    return { status: "found", ...await look(client, stream, options) };
  } catch (error) {
    const isKnown = error instanceof ApiError || error instanceof ContractError;
    if (!isKnown) throw error;
    const status = isForbidden(error)
      ? "forbidden"
      : isUnavailable(error)
      ? "unavailable"
      : "failed";
    return { status, message: error.message };
  }
}

/** What is said of a stream that a version of the API does not have; undefined where it has it. */
export function missingFrom(version: string, stream: Stream): NotFound | undefined {
  if (isAvailable(stream, version)) return undefined;
  const message = `Version ${version} of the API does not have it: it came with ${stream.since}`;
  return { status: "unavailable", message };
}

async function look(
  client: Client,
  { read }: Stream,
  options: ProbeOptions,
): Promise<Omit<Found, "status">> {
  const { named, floorMs, pageSize } = options;
  const nowMs = client.now();
  switch (read.kind) {
    case "whole":
      if (read.count !== undefined) {
        const answer = await client.send(read.count);
        const records = Number(idText(answer["total_count"]) ?? NaN);
        return Number.isNaN(records)
          ? { sample: [] }
          : { records, pages: Math.ceil(records / SCROLL_PAGE) + 1, sample: [] };
      }
      return listFound(read.list(client), await firstPage(client, read.list(client), pageSize));
    case "changed": {
      const list = searchWithin(read, client, {
        range: { fromMs: floorMs },
        options: { query: {} },
      });
      return listFound(list, await firstPage(client, list, pageSize));
    }
    case "feed": {
      const list = read.list({ fromMs: nowMs - (read.rangeMs ?? read.lagMs), untilMs: nowMs });
      return listFound(list, await firstPage(client, list, pageSize));
    }
    case "members":
      return await lookAtMembers(client, { owners: read.owners(named), members: read.members });
    case "embedded":
    case "sublist":
      throw new Error("Cannot look at a list without its owner");
  }
}

/** The owners, and the members of the first one; their number where the owners tell it, as segments do. */
async function lookAtMembers(
  client: Client,
  read: {
    readonly owners: ListRequest | readonly string[];
    readonly members: (ownerId: string) => ListRequest;
  },
): Promise<Omit<Found, "status">> {
  const owners = "request" in read.owners
    ? (await firstPage(client, read.owners, undefined))?.records ?? []
    : read.owners.map((id): JsonObject => ({ id }));
  const [first] = owners.map((owner) => idText(owner["id"]));
  if (first === undefined) return { records: 0, pages: 1, sample: [] };
  const page = await firstPage(client, read.members(first), 1);
  const counts = owners.map((owner) => owner["count"]).filter((count) => typeof count === "number");
  const size = pageSizeOf(read.members(first));
  if (counts.length === owners.length) {
    return {
      records: counts.reduce((sum, count) => sum + count, 0),
      pages: counts.reduce((sum, count) => sum + Math.max(1, Math.ceil(count / size)), 1),
      sample: [],
    };
  }
  const isOnly = owners.length === 1 && page?.totalCount !== undefined;
  return isOnly
    ? { records: page.totalCount, pages: 1 + Math.ceil(page.totalCount / size), sample: [] }
    : { sample: [] };
}

function listFound(list: ListRequest, page: Page | undefined): Omit<Found, "status"> {
  const sample = page?.records ?? [];
  const size = pageSizeOf(list);
  const records = page?.totalCount ?? (sample.length < size ? sample.length : undefined);
  return records === undefined
    ? { sample }
    : { records, pages: Math.max(1, Math.ceil(records / size)), sample };
}

/** How many records a run asks for at once; what comes whole has no end. */
function pageSizeOf({ paging }: ListRequest): number {
  return "pageSize" in paging ? paging.pageSize : Infinity;
}

/** The first page of a list: one request. */
async function firstPage(
  client: Client,
  list: ListRequest,
  pageSize: number | undefined,
): Promise<Page | undefined> {
  const { paging } = list;
  const isSized = pageSize !== undefined && "pageSize" in paging;
  const short = isSized ? { ...list, paging: { ...paging, pageSize } } : list;
  for await (const page of readPages(client, short)) return page;
  return undefined;
}
