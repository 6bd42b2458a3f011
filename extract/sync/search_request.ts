import type { ListRequest } from "../api/page.ts";
import type { ApiFacts, ChangedRead } from "../streams/stream.ts";

/**
 * The search for what changed at or after an instant, oldest change first: a record that changes meanwhile moves to
 * the end and is read twice, never missed.
 *
 * Up to 2.16 contacts are compared by the calendar day of the workspace's zone, and `>` begins on the *next* day:
 * "after that day, or on it" is right in every zone. There is no upper bound, which would cut off a whole day.
 * Where seconds count, `>` is documented as "greater (or equal)": one second earlier is right for both.
 *
 * @param floorMs The instant in milliseconds; undefined: everything.
 * @see https://developers.intercom.com/docs/references/rest-api/api.intercom.io/contacts/searchcontacts
 */
export function changedSince(
  read: ChangedRead,
  api: ApiFacts,
  floorMs: number | undefined,
): ListRequest {
  const field = "updated_at";
  const floor = Math.floor((floorMs ?? 0) / 1000);
  const query = floorMs === undefined
    ? { field, operator: ">", value: 0 }
    : read.precision(api) === "day"
    ? {
      operator: "OR",
      value: [{ field, operator: ">", value: floor }, { field, operator: "=", value: floor }],
    }
    : { field, operator: ">", value: Math.max(0, floor - 1) };
  return {
    request: {
      method: "POST",
      path: read.path,
      body: { query, sort: { field, order: "ascending" } },
    },
    records: [read.records],
    paging: { kind: "cursor", pageSize: read.pageSize },
  };
}
