import { type JsonValue, parseJson } from "../extract/api/json.ts";

/** What stands in text, and breaks what was not written for it. */
export const BAD_TEXTS = {
  html: `<img src="x" onerror='alert(1)'><script>"; drop table contacts; --</script>&nbsp;`,
  emoji: "👩🏽‍🚀🏳️‍🌈 né\u0301e \u{1f600}",
  nul: "before\u0000after",
  rightToLeft: "\u202etxt.exe\u202c \u200fשלום\u200e",
  lines: "one\r\n\ttwo\u2028three\\n",
  jinja: "{{ 1/0 }} {% raw %} ${x} %s '",
  long: `long ${"x".repeat(100_000)} end`,
} as const;

/** Names of custom attributes that are columns, keywords, paths, or another's but for the case. */
export const BAD_NAMES: readonly string[] = [
  "id",
  "workspace_id",
  "contact_id",
  "select",
  "email",
  "a.b",
  'a"b',
  "a'b",
  "a/b~c",
  "A",
  "a",
  "",
  " ",
  "🙂",
  "x\u0000y",
  "[0]",
  "$.a",
  "__proto__",
];

/** A custom attribute of each of these names; its value tells which. */
export function badAttributes(): JsonValue {
  return Object.fromEntries(BAD_NAMES.map((name) => [name, `named ${name}`]));
}

/** A number as it stands in the document, however large. */
export function numeral(text: string): JsonValue {
  return parseJson(text);
}

/** So many items, with ids of their own. */
export function items(
  count: number,
  more: { readonly [name: string]: JsonValue } = {},
): JsonValue[] {
  return Array.from({ length: count }, (_, index) => ({ id: `item-${index + 1}`, ...more }));
}
