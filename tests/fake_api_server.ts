/** What a fake API answers: an object is sent as JSON with status 200, undefined as 404. */
export type FakeAnswer = Response | Record<string, unknown> | undefined;

/** What it is asked: `GET /admins`, with the address and the body. */
export type FakeAnswers = (
  operation: string,
  asked: { readonly url: URL; readonly body: Record<string, unknown> },
) => FakeAnswer;

/** The answer to `GET /me`. */
export const me = { type: "admin", id: "1", app: { type: "app", id_code: "w1", timezone: "UTC" } };

/** The API's error body. */
export function refusal(status: number, code: string): Response {
  return Response.json({ type: "error.list", errors: [{ code, message: code }] }, { status });
}

/** Serves answers on a port of this machine while a test works with them. `GET /me` need not be among them. */
export async function withFakeApi(
  answers: FakeAnswers,
  work: (url: string) => Promise<void>,
): Promise<void> {
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {} },
    async (request) => {
      const url = new URL(request.url);
      const text = await request.text();
      const operation = `${request.method} ${url.pathname}`;
      const answer = answers(operation, { url, body: text === "" ? {} : JSON.parse(text) }) ??
        (operation === "GET /me" ? me : refusal(404, "not_found"));
      return answer instanceof Response ? answer : Response.json(answer);
    },
  );
  try {
    await work(`http://127.0.0.1:${server.addr.port}`);
  } finally {
    await server.shutdown();
  }
}
