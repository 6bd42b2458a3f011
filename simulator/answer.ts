/** What the server answers, before headers that every answer has. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request the API refuses. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    options: { readonly message: string; readonly headers?: Readonly<Record<string, string>> },
  ) {
    super(options.message);
    this.status = status;
    this.code = code;
    this.headers = options.headers ?? {};
  }
}

/** An answer of 200 with a value as JSON. */
export function ok(value: unknown): Answer {
  return { status: 200, body: JSON.stringify(value) };
}

/** An answer of 200 whose list is put together from texts, so that no record is written as JSON twice. */
export function okList(
  records: readonly string[],
  envelope: Readonly<Record<string, unknown>> & { readonly key?: string },
): Answer {
  const { key = "data", ...rest } = envelope;
  const head = JSON.stringify(rest);
  return { status: 200, body: `${head.slice(0, -1)},"${key}":[${records.join(",")}]}` };
}

/**
 * The error body of every refusal.
 *
 * @see https://developers.intercom.com/docs/references/rest-api/errors/error-objects/
 */
export function refused(refusal: Refusal, requestId: string): Answer {
  return {
    status: refusal.status,
    body: JSON.stringify({
      type: "error.list",
      "request_id": requestId,
      errors: [{ code: refusal.code, message: refusal.message }],
    }),
    headers: refusal.headers,
  };
}

/** The refusal for something that is not there. */
export function notFound(message = "Resource Not Found"): Refusal {
  return new Refusal(404, "not_found", { message });
}

/** The refusal for what newer or older versions have. */
export function versionInvalid(): Refusal {
  return new Refusal(400, "intercom_version_invalid", {
    message: "Requested resource is not available in current API version.",
  });
}
