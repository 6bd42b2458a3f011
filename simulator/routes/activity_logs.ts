import { type Answer, ok, Refusal } from "../answer.ts";
import { libraryOf } from "../library.ts";
import { numberedPage, readPage, readPerPage } from "./parameters.ts";
import type { Call, Route, Service } from "./route.ts";

/** The log of what teammates did. Every version has it. */
export const activityLogRoutes: readonly Route[] = [
  { template: "GET /admins/activity_logs", answer: list },
];

/**
 * Newest first, whatever order is asked for. The vendor does not say whether the moments asked for belong to the answer;
 * here they do not, so that a reader whose windows only touch each other loses what happened in between.
 *
 * @see the vendor's OpenAPI description (https://github.com/intercom/Intercom-OpenAPI), `listActivityLogs`
 */
function list(call: Call, { workspace }: Service): Answer {
  const after = readTime(call, "created_at_after");
  if (after === undefined) {
    throw new Refusal(400, "parameter_missing", { message: "created_at_after is required" });
  }
  const before = readTime(call, "created_at_before");
  const logs = [...libraryOf(workspace).activity_logs.values()]
    .filter(({ created_at }) => created_at > after && created_at < (before ?? Infinity))
    .sort((one, other) => other.created_at - one.created_at);
  const { items, pages } = numberedPage(logs, {
    page: readPage(call.query.get("page")),
    perPage: readPerPage(call.query.get("per_page"), { usual: 20, most: 250 }),
    path: `/admins/activity_logs?created_at_after=${after}${
      before === undefined ? "" : `&created_at_before=${before}`
    }`,
  });
  return ok({ type: "activity_log.list", pages, "activity_logs": items });
}

function readTime(call: Call, name: string): number | undefined {
  const text = call.query.get(name);
  if (text === null || text === "") return undefined;
  const seconds = Number(text);
  if (Number.isInteger(seconds)) return seconds;
  throw new Refusal(400, "parameter_invalid", { message: `${name} must be a UNIX timestamp` });
}
