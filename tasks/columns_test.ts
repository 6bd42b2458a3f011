import { assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import { renderColumns } from "./columns.ts";
import { describeCovered, readCoverage } from "./connector_coverage.ts";

const SEED = `connector,table_name,column_name,model,our_columns,how,api_path,note
stitch,users,id,users,contact_id,as_is,id,
stitch,users,seen,users,last_seen_at,seconds,last_seen_at,"Renamed, in 2.0"
stitch,users,tags,contact_tags,tag_id users.role,json,tags,"Called ""labels"""
stitch,users,type,,,constant,type,Always \`user\`
stitch,users,ip,,,none,,the API has none
`;

Deno.test("`describeCovered()` says what a column is made of, or why it is always null", () => {
  assertEquals(readCoverage(SEED).map(describeCovered), [
    "`users.contact_id`.",
    "`users.last_seen_at` as Unix seconds. Renamed, in 2.0.",
    'JSON of `contact_tags.tag_id`, `users.role`. Called "labels".',
    "Always `user`.",
    "Always null: the API has none.",
  ]);
});

Deno.test("`readCoverage()` refuses another header, a making it does not know and a cell too many", () => {
  assertThrows(() => readCoverage("connector\n"), Error, "its header must be connector,");
  const header = SEED.split("\n")[0];
  for (const line of ["a,b,c,d,e,guessed,g,h", "a,b,c,d,e,as_is,g,h,i", "a,b,c,d,e,as_is,g"]) {
    assertThrows(() => readCoverage(`${header}\n${line}\n`), Error, `Cannot read "${line}"`);
  }
});

Deno.test("`renderColumns()` gives each table of each connector a heading and each column a row", () => {
  const document = renderColumns(readCoverage(SEED));
  assertStringIncludes(document, "1 tables and 5 columns of 1 connectors");
  assertStringIncludes(document, "## stitch\n\n### stitch.users\n\n| column | here | API | note |");
  assertStringIncludes(document, "| `ip` | always null |  | the API has none |");
  assertStringIncludes(document, "| `id` | `users.contact_id` | `id` |  |");
});
