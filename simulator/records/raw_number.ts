declare global {
  interface JSON {
    rawJSON(text: string): { readonly rawJSON: string };
  }
}

/**
 * A number that keeps its digits when it is written as JSON, however many there are. The API sends such integers in
 * custom attributes; a reader that goes through doubles rounds them.
 *
 * @see https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/JSON/rawJSON
 */
export function rawNumber(digits: string): { readonly rawJSON: string } {
  return JSON.rawJSON(digits);
}
