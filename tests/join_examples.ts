import { assertEquals, assertNotEquals } from "@std/assert";
import { type JoinExample, joinExamples } from "../tasks/join_examples.ts";
import { readRows } from "./landed.ts";

/**
 * Holds the example queries of docs/joins.md to what they say: the right one has one row for each key and adds up to the
 * whole, the other does not.
 */
export async function assertJoinExamplesHold(database: string): Promise<void> {
  for (const example of joinExamples) {
    const { asks, write, instead, whole, key } = example;
    const expected = await oneNumber(database, `select (${whole}) as total`);
    assertEquals(await sumOf(database, { ...example, query: write }), expected, asks);
    assertNotEquals(
      await sumOf(database, { ...example, query: instead }),
      expected,
      `${asks}: the first query is right as well`,
    );
    const shared = `select ${key.join()} from (${write}) group by all having count(*) > 1`;
    assertEquals(await readRows(database, shared), [], `${asks}: several rows for a key`);
  }
}

function sumOf(
  database: string,
  { query, measure }: JoinExample & { readonly query: string },
): Promise<number> {
  return oneNumber(database, `select sum(${measure}) as total from (${query})`);
}

/** To six digits after the point: a sum of shares is as good as that. */
async function oneNumber(database: string, sql: string): Promise<number> {
  const [row] = await readRows(database, `select round(total::double, 6) as total from (${sql})`);
  return Number(row?.["total"]);
}
