type Json = Record<string, unknown>;
type Routes = Readonly<Record<string, (url: URL) => Json>>;

/** The vendor's example responses, by operation: `GET /admins` → name → body. */
export interface VendorExamples {
  /** The first example of an operation's successful answer. */
  answer(operation: string): Json;
}

interface ExampleFile {
  readonly operations: Readonly<
    Record<string, { readonly responses: Readonly<Record<string, Json>> }>
  >;
}

/** Reads the examples from the folder that `INTERCOM_OPENAPI` names, or undefined where it is not set. */
export async function readVendorExamples(): Promise<VendorExamples | undefined> {
  const folder = Deno.env.get("INTERCOM_OPENAPI");
  if (folder === undefined || folder === "") return undefined;
  const file: ExampleFile = JSON.parse(await Deno.readTextFile(`${folder}/examples-2.16.json`));
  return {
    answer(operation): Json {
      const examples = file.operations[operation]?.responses["200"];
      const first = Object.values(examples ?? {})[0];
      if (typeof first === "object" && first !== null) return first as Json;
      throw new Error(`Cannot find an example of "${operation}"`);
    },
  };
}

/**
 * A workspace of the vendor's examples. Where the example of a list is empty, or shows other records than the example
 * of one record does, the list is made of the latter.
 */
export function serveVendorExamples(
  examples: VendorExamples,
): Deno.HttpServer<Deno.NetAddr> {
  const routes: Routes = {
    ...peopleRoutes(examples),
    ...conversationRoutes(examples),
    ...listRoutes(examples),
  };
  return Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, (request) => {
    const url = new URL(request.url);
    const route = routes[`${request.method} ${url.pathname}`];
    if (route !== undefined) return Response.json(route(url));
    return Response.json({ type: "error.list", errors: [{ code: "not_found" }] }, { status: 404 });
  });
}

/** The contacts of the examples: the one that is shown, and another with the notes and merges of their examples. */
export function exampleContacts(examples: VendorExamples): readonly [Json, Json] {
  const contact = examples.answer("GET /contacts/{contact_id}");
  const { data: notes } = examples.answer("GET /contacts/{contact_id}/notes") as { data: Json[] };
  const { data: merges } = examples.answer("GET /contacts/{id}/merge_history");
  const { id } = notes[0]?.["contact"] as { readonly id: string };
  const listed = { ...contact["notes"] as Json, total_count: notes.length };
  return [contact, {
    ...contact,
    id,
    external_id: "71",
    email: "jane@bloggs.com",
    notes: listed,
    merge_history: merges,
  }];
}

/** Lists that are served as they are shown. */
const SHOWN = [
  "GET /me",
  "GET /admins",
  "GET /tags",
  "GET /segments",
  "GET /subscription_types",
  "GET /conversations/attributes",
  "GET /ticket_types",
  "GET /ticket_states",
  "POST /tickets/search",
  "GET /help_center/collections",
  "GET /articles",
  "GET /internal_articles",
  "GET /news/news_items",
  "GET /news/newsfeeds",
  "GET /brands",
  "GET /content_snippets",
  "GET /office_hours_schedules",
  "GET /admins/activity_logs",
  "GET /events",
];

function listRoutes(examples: VendorExamples): Routes {
  const attributes = examples.answer("GET /data_attributes")["data"] as Json[];
  const instances = examples.answer(
    "GET /custom_object_instances/{custom_object_type_identifier}",
  );
  return {
    ...Object.fromEntries(SHOWN.map((operation) => [operation, () => examples.answer(operation)])),
    "GET /teams": () => ({ type: "team.list", teams: [examples.answer("GET /teams/{team_id}")] }),
    "GET /data_attributes": (url) =>
      list("data", attributes.filter(({ model }) => model === url.searchParams.get("model"))),
    // There is no example of these: none is a list too.
    "GET /away_status_reasons": () => ({ type: "list", data: [] }),
    "GET /help_center/help_centers": () => ({
      type: "list",
      data: [examples.answer("GET /help_center/help_centers/{help_center_id}")],
    }),
    "GET /calls": () => list("data", [examples.answer("GET /calls/{call_id}")]),
    // These two examples are first pages, of which no example shows the next.
    "GET /macros": () => onlyPage(examples.answer("GET /macros"), "data"),
    "GET /conversations/deleted": () =>
      onlyPage(examples.answer("GET /conversations/deleted"), "conversations"),
    "GET /custom_object_instances/Order": () => instances,
  };
}

function peopleRoutes(examples: VendorExamples): Routes {
  const contacts = exampleContacts(examples);
  return {
    "POST /contacts/search": () => list("data", contacts),
    ...Object.fromEntries(contacts.flatMap((contact) => [
      [`GET /contacts/${contact["id"]}`, () => contact],
      [
        `GET /contacts/${contact["id"]}/notes`,
        () => examples.answer("GET /contacts/{contact_id}/notes"),
      ],
    ])),
    "GET /companies/scroll": (url) =>
      url.searchParams.has("scroll_param")
        ? { ...examples.answer("GET /companies/scroll"), data: [] }
        : examples.answer("GET /companies/scroll"),
  };
}

function conversationRoutes(examples: VendorExamples): Routes {
  const conversation = examples.answer("GET /conversations/{conversation_id}");
  const { conversation_parts: _parts, ...listed } = conversation;
  const searched = examples.answer("POST /conversations/search")["conversations"] as Json[];
  const none = { type: "conversation_part.list", conversation_parts: [], total_count: 0 };
  return {
    "POST /conversations/search": () => list("conversations", [listed, ...searched]),
    [`GET /conversations/${conversation["id"]}`]: () => conversation,
    ...Object.fromEntries(searched.map((found) => [
      `GET /conversations/${found["id"]}`,
      () => ({ ...found, conversation_parts: none }),
    ])),
  };
}

/** A first page as if there were no other. */
function onlyPage(answer: Json, key: string): Json {
  return { ...answer, ...list(key, answer[key] as unknown[]) };
}

function list(key: string, records: readonly unknown[]): Json {
  const pages = { type: "pages", page: 1, per_page: 150, total_pages: 1 };
  return { type: "list", [key]: records, total_count: records.length, pages };
}
