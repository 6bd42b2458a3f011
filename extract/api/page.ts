import { ContractError } from "../errors.ts";
import { isJsonObject, type JsonObject, type JsonValue, kindOf } from "./json.ts";

/** One request, relative to the base URL. */
export interface ApiRequest {
  readonly method: "GET" | "POST";
  /** Begins with a slash, holds no query. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number>>;
  /** Sent as JSON. */
  readonly body?: JsonObject;
  /** True where asking moves something on at the vendor's: an answer that was lost must not be asked for again. */
  readonly isOneTime?: boolean;
  /** How often it is sent at most; undefined: as often as the policy says. */
  readonly attempts?: number;
}

/** How an endpoint hands out its list. @see https://developers.intercom.com/docs/build-an-integration/learn-more/rest-apis/pagination */
export type Paging =
  /** The answer itself is the one record. */
  | { readonly kind: "object" }
  /** The whole list in one answer. */
  | { readonly kind: "single" }
  /** `starting_after`, in the query of a GET or in `pagination` of a POST's body. */
  | { readonly kind: "cursor"; readonly pageSize: number }
  /** `page` and `per_page` in the query, of a GET or a POST. */
  | { readonly kind: "number"; readonly pageSize: number }
  /** `pages.next` is the address of the next page, whose query counts. */
  | { readonly kind: "address"; readonly pageSize: number }
  /** `scroll_param`; one at a time for an app, and it dies after a minute without a request. */
  | { readonly kind: "scroll"; readonly waitsForOthers: boolean };

/** A list to read: the request of its first page, where its records are, and how it goes on. */
export interface ListRequest {
  readonly request: ApiRequest;
  /** The keys that may hold the list, the first present one counts. */
  readonly records: readonly string[];
  readonly paging: Paging;
}

/** One page of a list. */
export interface Page {
  readonly records: readonly JsonObject[];
  /** What the API says the whole list holds, where it says so. */
  readonly totalCount?: number;
  /** True when all before is void: the walk began again, and its records come once more. */
  readonly restarted?: boolean;
}

/** The records of an answer. @throws {ContractError} when the list or one of its records is not what it must be. */
export function pageOf(answer: JsonObject, list: ListRequest): Page {
  const key = list.records.find((name) => answer[name] !== undefined) ?? list.records[0] ?? "";
  const records = answer[key];
  if (!Array.isArray(records)) {
    throw new ContractError(
      `Cannot read "${list.request.path}" as "${key}" must be a list: current type is ${
        kindOf(records)
      }`,
    );
  }
  const totalCount = answer["total_count"];
  return {
    records: records.map((record: JsonValue) => recordOf(record, list.request.path)),
    ...(typeof totalCount === "number" ? { totalCount } : {}),
  };
}

function recordOf(record: JsonValue, path: string): JsonObject {
  if (isJsonObject(record)) return record;
  throw new ContractError(
    `Cannot read "${path}" as each record must be an object: current type is ${kindOf(record)}`,
  );
}
