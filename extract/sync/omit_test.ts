import { assertEquals, assertStrictEquals } from "@std/assert";
import { parseJson, stringifyJson } from "../api/json.ts";
import { omitFields } from "./omit.ts";

/** The result as JSON, and proof that the record itself stays as it was. */
function omit(json: string, ...paths: readonly string[]): string {
  const record = parseJson(json) as Record<string, never>;
  const left = omitFields(record, paths.map((path) => path.split(".")));
  assertEquals(stringifyJson(record), json, "the record itself has changed");
  return stringifyJson(left);
}

Deno.test("omitFields() drops a field with its key, and leaves the others in their order", () => {
  assertEquals(
    omit('{"id":"1","email":"joe@example.com","name":"Joe"}', "email"),
    '{"id":"1","name":"Joe"}',
  );
  assertEquals(omit('{"id":"1","email":null}', "email"), '{"id":"1"}');
});

Deno.test("omitFields() follows a path into objects, and drops a whole object", () => {
  const json = '{"source":{"body":"hello","author":{"id":"7","email":"joe@example.com"}}}';
  assertEquals(
    omit(json, "source.author.email"),
    '{"source":{"body":"hello","author":{"id":"7"}}}',
  );
  assertEquals(omit(json, "source.author"), '{"source":{"body":"hello"}}');
  assertEquals(omit(json, "source.author", "source.author.email", "source.body"), '{"source":{}}');
});

Deno.test("omitFields() goes through lists, and lists of lists", () => {
  assertEquals(
    omit(
      '{"contacts":[{"id":1,"email":"a@example.com"},{"id":2},[{"email":"b@example.com"}],"x",null]}',
      "contacts.email",
    ),
    '{"contacts":[{"id":1},{"id":2},[{}],"x",null]}',
  );
});

Deno.test("omitFields() takes a key with dots as a whole, and every other way to read the path", () => {
  const json = '{"custom_attributes":{"plan.name":"gold","plan":{"name":"gold","size":1}}}';
  assertEquals(
    omit(json, "custom_attributes.plan.name"),
    '{"custom_attributes":{"plan":{"size":1}}}',
  );
  assertEquals(omit('{"a.b":{"c":1,"d":2}}', "a.b.c"), '{"a.b":{"d":2}}');
});

Deno.test("omitFields() gives back the same record where there is nothing to drop", () => {
  const record = { id: "1", tags: [{ id: "2" }], email: { address: "joe@example.com" } };
  assertStrictEquals(
    omitFields(record, [["name"], ["tags", "name"], ["email", "x", "y"], ["id", "x"]]),
    record,
  );
  const left = omitFields(record, [["email", "address"]]);
  assertStrictEquals(left["tags"], record.tags);
});

Deno.test("omitFields() keeps numbers that no double holds, and keys that JavaScript knows otherwise", () => {
  assertEquals(
    omit(
      '{"id":12345678901234567890,"__proto__":{"x":1,"y":2},"email":"joe@example.com"}',
      "email",
      "__proto__.x",
    ),
    '{"id":12345678901234567890,"__proto__":{"y":2}}',
  );
  assertEquals(omit('{"id":1}', "toString", "constructor.name"), '{"id":1}');
  assertEquals(omit('{"n":12345678901234567890}', "n.rawJSON"), '{"n":12345678901234567890}');
});
