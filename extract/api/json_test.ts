import { assertEquals, assertThrows } from "@std/assert";
import { idText, isJsonObject, kindOf, parseJson, stringifyJson, valueAt } from "./json.ts";

function roundTrip(text: string): string {
  return stringifyJson(parseJson(text));
}

Deno.test("parseJson() and stringifyJson() give back every number as it came", () => {
  for (
    const number of [
      "0",
      "-1",
      "9007199254740993",
      "-123456789012345678901234567890",
      "0.1234567890123456789",
      "1.10000000000000000001",
      "1e400",
      "12345678901234567890e-3",
    ]
  ) {
    assertEquals(roundTrip(`{"a":${number}}`), `{"a":${number}}`);
    assertEquals(roundTrip(`[${number}, ${number}]`), `[${number},${number}]`);
    assertEquals(roundTrip(`{ "a" :\n\t${number}\n}`), `{"a":${number}}`);
    assertEquals(roundTrip(` ${number} `), number);
  }
});

Deno.test("parseJson() keeps unknown fields, empty strings, nulls and every kind of Unicode", () => {
  const text = '{"":"","a":null,"__proto__":{"b":[]},"c":"é🙂\\u0000\\u2028‮𝕏","d":{"e":[{}]}}';
  assertEquals(JSON.parse(roundTrip(text)), JSON.parse(text));
  assertEquals(roundTrip('{"__proto__":1}'), '{"__proto__":1}');
});

Deno.test("stringifyJson() replaces half of a surrogate pair, and only that", () => {
  assertEquals(roundTrip('{"a":"x\\ud83dy"}'), '{"a":"x\ufffdy"}');
  assertEquals(roundTrip('{"a":"\\ud83d\\ude42"}'), '{"a":"🙂"}');
  assertEquals(roundTrip('{"a":"\\\\ud83d"}'), '{"a":"\\\\ud83d"}');
  assertEquals(roundTrip('{"a":"\\\\\\udc00"}'), '{"a":"\\\\\ufffd"}');
  assertEquals(roundTrip('{"a":"\\ud83d\\ud83d"}'), '{"a":"\ufffd\ufffd"}');
});

Deno.test("parseJson() keeps a number's text beside strings that look like numbers", () => {
  for (
    const text of [
      '{"a":"1, 12345678901234567890, 2","b":12345678901234567890}',
      '{"a":"[12345678901234567890","b":[1e400]}',
      '{"a":"12345678901234567890","12345678901234567890":12345678901234567891}',
      '{"__proto__":12345678901234567890,"a":[[{"b":-1e400}]]}',
      '[1234567890123456,"\\", 12345678901234567890 \\"",12345678901234567890]',
    ]
  ) {
    assertEquals(roundTrip(text), text);
  }
});

Deno.test("parseJson() throws a SyntaxError when the text is not JSON", () => {
  assertThrows(() => parseJson("<html>"), SyntaxError);
  assertThrows(() => parseJson('{"a":12345678901234567890'), SyntaxError);
  assertThrows(() => parseJson('{"a":1.2.3.4.5.6.7.8.9.0}'), SyntaxError);
  assertThrows(() => parseJson('{"a":00012345678901234567890}'), SyntaxError);
  assertThrows(() => parseJson('{"a":1, 12345678901234567890 :1}'), SyntaxError);
  assertThrows(() => parseJson('{"a":12345678901234567890 1}'), SyntaxError);
});

Deno.test("idText() gives numbers of any size and strings as text, and nothing for the rest", () => {
  assertEquals(idText(parseJson("12345678901234567890")), "12345678901234567890");
  assertEquals(idText(parseJson("[12345678901234567890]")), undefined);
  assertEquals(idText(7), "7");
  assertEquals(idText("a"), "a");
  assertEquals(idText(""), undefined);
  assertEquals(idText(null), undefined);
});

Deno.test("valueAt() walks objects only", () => {
  const value = parseJson('{"a":{"b":[1]},"n":12345678901234567890}');
  assertEquals(valueAt(value, ["a", "b"]), [1]);
  assertEquals(valueAt(value, ["a", "b", "0"]), undefined);
  assertEquals(valueAt(value, ["n", "rawJSON"]), undefined);
  assertEquals(isJsonObject(valueAt(value, ["n"])), false);
});

Deno.test("kindOf() names the kind and never the value", () => {
  assertEquals(["secret", 1, null, [], {}, undefined].map((value) => kindOf(value)), [
    "string",
    "number",
    "null",
    "a list",
    "object",
    "undefined",
  ]);
});
