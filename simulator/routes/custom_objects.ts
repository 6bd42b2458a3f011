import { type Answer, notFound, ok } from "../answer.ts";
import { CUSTOM_OBJECT_TYPES, customObjectsOf } from "../custom_objects.ts";
import { numberedPage, readPage, readPerPage } from "./parameters.ts";
import type { Call, Route, Service } from "./route.ts";

/** The operation on records of the customer's own kinds. */
export const customObjectRoutes: readonly Route[] = [
  { template: "GET /custom_object_instances/{type}", since: "2.16", answer: list },
];

/**
 * The records of one kind, the last changed first.
 *
 * @see the vendor's OpenAPI description (https://github.com/intercom/Intercom-OpenAPI), response `TypeNotFound`
 */
function list(call: Call, { workspace }: Service): Answer {
  const [type = ""] = call.ids;
  if (!CUSTOM_OBJECT_TYPES.some((known) => known === type)) {
    throw notFound(`Custom object type \`${type}\` not found`);
  }
  const sorted = [...customObjectsOf(workspace).values()]
    .filter((record) => record.type === type)
    .sort((one, other) => other.updated_at - one.updated_at || Number(other.id) - Number(one.id));
  const { items, pages } = numberedPage(sorted, {
    page: readPage(call.query.get("page")),
    perPage: readPerPage(call.query.get("per_page"), { usual: 20, most: 150 }),
    path: `/custom_object_instances/${encodeURIComponent(type)}`,
  });
  return ok({ type: "list", pages, "total_count": sorted.length, data: items });
}
