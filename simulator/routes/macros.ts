import { type Answer, notFound, ok, Refusal } from "../answer.ts";
import { libraryOf } from "../library.ts";
import type { MacroRecord } from "../records/library.ts";
import { requireVersion } from "./library.ts";
import { readPerPage } from "./parameters.ts";
import type { Call, Route, Service } from "./route.ts";

/** The operations on macros: the only list whose cursor is in the query string and whose times are texts. */
export const macroRoutes: readonly Route[] = [
  { template: "GET /macros", answer: list },
  { template: "GET /macros/{id}", answer: retrieve },
];

/**
 * Newest change first; the next page begins after the cursor's place, wherever that is by then. There is no count.
 *
 * @see the vendor's OpenAPI description (https://github.com/intercom/Intercom-OpenAPI), `listMacros`
 */
function list(call: Call, { workspace }: Service): Answer {
  requireVersion(call, "2.16");
  const perPage = readPerPage(call.query.get("per_page"), { usual: 50, most: 150 });
  const since = readSince(call.query.get("updated_since"));
  const after = call.query.get("starting_after");
  const cursor = after === null || after === "" ? undefined : readMacroCursor(after);
  const macros = [...libraryOf(workspace).macros.values()]
    .filter((macro) => secondsOf(macro) > since)
    .sort(newestFirst)
    .filter((macro) => cursor === undefined || newestFirst(cursor, macro) < 0);
  const page = macros.slice(0, perPage);
  const last = page.at(-1);
  const next = last === undefined || macros.length <= perPage
    ? null
    : { "starting_after": writeMacroCursor(last) };
  return ok({ type: "list", data: page, pages: { type: "pages", "per_page": perPage, next } });
}

function retrieve(call: Call, { workspace }: Service): Answer {
  requireVersion(call, "2.16");
  const macro = libraryOf(workspace).macros.get(call.ids[0] ?? "");
  if (macro === undefined) throw notFound("Macro not found");
  return ok(macro);
}

type Place = Pick<MacroRecord, "id" | "updated_at">;

function newestFirst(one: Place, other: Place): number {
  return secondsOf(other) - secondsOf(one) || Number(other.id) - Number(one.id);
}

function secondsOf({ updated_at }: Place): number {
  return Date.parse(updated_at) / 1000;
}

/** Base64 of `[1719493757.0, "123"]`, as the vendor's example has it. */
function writeMacroCursor(macro: MacroRecord): string {
  return btoa(`[${secondsOf(macro).toFixed(1)}, "${macro.id}"]`);
}

function readMacroCursor(text: string): Place {
  try {
    const [seconds, id]: unknown[] = JSON.parse(atob(text));
    if (typeof seconds === "number" && typeof id === "string") {
      return { id, "updated_at": new Date(seconds * 1000).toISOString() };
    }
  } catch (error) {
    const isMisread = error instanceof DOMException || error instanceof SyntaxError ||
      error instanceof TypeError || error instanceof RangeError;
    if (!isMisread) throw error;
  }
  throw new Refusal(400, "client_error", { message: "Invalid starting_after param" });
}

function readSince(text: string | null): number {
  if (text === null || text === "") return -Infinity;
  const seconds = Number(text);
  if (Number.isInteger(seconds) && seconds >= 0) return seconds;
  throw new Refusal(400, "parameter_invalid", { message: "Invalid updated_since timestamp" });
}
