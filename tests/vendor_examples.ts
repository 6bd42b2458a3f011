/** The vendor's example responses, by operation: `GET /admins` → name → body. */
export interface VendorExamples {
  /** The first example of an operation's successful answer. */
  answer(operation: string): Record<string, unknown>;
}

interface ExampleFile {
  readonly operations: Readonly<
    Record<string, { readonly responses: Readonly<Record<string, Record<string, unknown>>> }>
  >;
}

/** Reads the examples from the folder that `INTERCOM_OPENAPI` names, or undefined where it is not set. */
export async function readVendorExamples(): Promise<VendorExamples | undefined> {
  const folder = Deno.env.get("INTERCOM_OPENAPI");
  if (folder === undefined || folder === "") return undefined;
  const file: ExampleFile = JSON.parse(await Deno.readTextFile(`${folder}/examples-2.16.json`));
  return {
    answer(operation): Record<string, unknown> {
      const examples = file.operations[operation]?.responses["200"];
      const first = Object.values(examples ?? {})[0];
      if (typeof first === "object" && first !== null) return first as Record<string, unknown>;
      throw new Error(`Cannot find an example of "${operation}"`);
    },
  };
}

type Json = Record<string, unknown>;

/**
 * A workspace of the vendor's examples. Where the example of a list is empty, or shows other records than the example
 * of one record does, the list is made of the latter.
 */
export function serveVendorExamples(
  examples: VendorExamples,
): Deno.HttpServer<Deno.NetAddr> {
  const contact = examples.answer("GET /contacts/{contact_id}");
  const conversation = examples.answer("GET /conversations/{conversation_id}");
  const { conversation_parts: _parts, ...listed } = conversation;
  const searched = examples.answer("POST /conversations/search")["conversations"] as Json[];
  const attributes = examples.answer("GET /data_attributes")["data"] as Json[];
  const pages = { type: "pages", page: 1, per_page: 150, total_pages: 1 };
  const list = (key: string, records: readonly unknown[]): Json => ({
    type: "list",
    [key]: records,
    total_count: records.length,
    pages,
  });
  const routes: Readonly<Record<string, (url: URL) => Json>> = {
    "GET /me": () => examples.answer("GET /me"),
    "GET /admins": () => examples.answer("GET /admins"),
    "GET /teams": () => ({ type: "team.list", teams: [examples.answer("GET /teams/{team_id}")] }),
    "GET /tags": () => examples.answer("GET /tags"),
    "GET /segments": () => examples.answer("GET /segments"),
    "GET /data_attributes": (url) =>
      list("data", attributes.filter(({ model }) => model === url.searchParams.get("model"))),
    "GET /conversations/attributes": () => examples.answer("GET /conversations/attributes"),
    "POST /contacts/search": () => list("data", [contact]),
    "GET /companies/scroll": (url) =>
      url.searchParams.has("scroll_param")
        ? { ...examples.answer("GET /companies/scroll"), data: [] }
        : examples.answer("GET /companies/scroll"),
    "POST /conversations/search": () => list("conversations", [listed, ...searched]),
    [`GET /conversations/${conversation["id"]}`]: () => conversation,
    ...Object.fromEntries(searched.map((found) => [
      `GET /conversations/${found["id"]}`,
      () => ({
        ...found,
        conversation_parts: {
          type: "conversation_part.list",
          conversation_parts: [],
          total_count: 0,
        },
      }),
    ])),
  };
  return Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, (request) => {
    const url = new URL(request.url);
    const route = routes[`${request.method} ${url.pathname}`];
    if (route !== undefined) return Response.json(route(url));
    return Response.json({ type: "error.list", errors: [{ code: "not_found" }] }, { status: 404 });
  });
}
