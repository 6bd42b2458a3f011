import { Refusal } from "../answer.ts";

/** The place after which a page begins. */
export interface Cursor {
  readonly sortValue: unknown;
  readonly id: string;
  readonly page: number;
}

/** A cursor as the API writes it: base64 of `[sort value, id, page]`, dates in milliseconds. */
export function writeCursor(cursor: Cursor & { readonly isDate: boolean }): string {
  const { sortValue, isDate } = cursor;
  const value = isDate && typeof sortValue === "number" ? sortValue * 1000 : sortValue;
  const text = JSON.stringify([value, cursor.id, cursor.page, isDate ? "d" : "v"]);
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

/**
 * Reads a cursor.
 *
 * @throws {Refusal} where it is none.
 * @see https://developers.intercom.com/docs/references/rest-api/errors/error-codes/ `client_error`
 */
export function readCursor(text: string): Cursor {
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    const [value, id, page, kind]: unknown[] = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof id === "string" && typeof page === "number") {
      const sortValue = kind === "d" && typeof value === "number" ? value / 1000 : value;
      return { sortValue, id, page };
    }
  } catch (error) {
    if (
      !(error instanceof DOMException || error instanceof SyntaxError || error instanceof TypeError)
    ) {
      throw error;
    }
  }
  throw new Refusal(400, "client_error", {
    message: "Invalid starting_after param. Please try again using a starting_after value from a " +
      "paginated response",
  });
}
