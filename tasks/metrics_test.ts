import { assertEquals, assertNotEquals, assertThrows } from "@std/assert";
import { DOCUMENT, fingerprint, metricsOf, withPart } from "./metrics.ts";

const CSAT = `metrics:
  - name: csat
    description: Share of good ratings.
    type: ratio
    config: { meta: { definition: { version: 2, since: '2027-01-01' } } }
`;

Deno.test("`metricsOf()` reads what each metric is, and since when", () => {
  assertEquals(metricsOf(CSAT, "models/semantic/ratings.yml"), [
    { name: "csat", description: "Share of good ratings.", version: 2, since: "2027-01-01" },
  ]);
  assertEquals(metricsOf("saved_queries: []\n", "models/semantic/saved_queries.yml"), []);
});

Deno.test("`metricsOf()` refuses a metric that does not say its version", () => {
  assertThrows(
    () => metricsOf(CSAT.replace("version: 2, ", ""), "models/semantic/ratings.yml"),
    Error,
    'Cannot read "models/semantic/ratings.yml" as the metric "csat" must have a "version" and "since" in config.meta.definition',
  );
});

Deno.test("`withPart()` replaces what is between the marks, and nothing else", () => {
  const document = "a\n<!-- b: made -->\nold\n<!-- /b -->\nc\n";
  assertEquals(
    withPart(document, "b", "new $1"),
    "a\n<!-- b: made -->\n\nnew $1\n<!-- /b -->\nc\n",
  );
  assertThrows(
    () => withPart(document, "d", ""),
    Error,
    'Cannot write "docs/metrics.md" as it must have a part "d"',
  );
});

Deno.test("a fingerprint changes with what SQL means, not with its comments and spaces", async () => {
  const sql = "select {# why #} a, -- that\n  b\nfrom c";
  assertEquals(await fingerprint(sql), await fingerprint("select a, b from c"));
  assertNotEquals(await fingerprint(sql), await fingerprint("select a, d from c"));
});

Deno.test("every version that a metric has is in the list of changes", async () => {
  const document = await Deno.readTextFile(DOCUMENT);
  const changes = document.slice(document.indexOf("## Changes of definitions"));
  const listed = new Set(
    [...changes.matchAll(/^\| (\d+) \| (\d{4}-\d\d-\d\d) \|/gm)].map(([, version, since]) =>
      `${version} since ${since}`
    ),
  );
  const files = await Array.fromAsync(Deno.readDir("models/semantic"));
  const metrics = await Promise.all(
    files.map(async ({ name }) =>
      metricsOf(await Deno.readTextFile(`models/semantic/${name}`), name)
    ),
  );
  assertEquals(
    metrics.flat().filter(({ version, since }) => !listed.has(`${version} since ${since}`)),
    [],
  );
});
