import { assertEquals, assertGreaterOrEqual } from "@std/assert";
import { type Documented, findGaps, readModels } from "./model_documents.ts";

Deno.test("Each model says its grain and tests its key; each mart tests its joins, and joins its workspace", async () => {
  const models = await readModels();
  assertGreaterOrEqual(models.length, 50);
  assertEquals(models.flatMap(findGaps), []);
});

Deno.test("`findGaps()` names all that a model's yml lacks", () => {
  const model: Documented = {
    place: "models/marts/labels/intercom__tags.yml",
    relation: "intercom.tags",
    isMart: true,
    description: "Tags of a workspace.",
    columns: [{ name: "workspace_id", description: "" }],
    tests: [],
    joinsTo: ["contacts"],
    wide: undefined,
  };
  assertEquals(findGaps(model), [
    'models/marts/labels/intercom__tags.yml must begin its description with the grain: "One row for each …"',
    "models/marts/labels/intercom__tags.yml must test its key with key_is_unique",
    "models/marts/labels/intercom__tags.yml must describe the column workspace_id",
    "models/marts/labels/intercom__tags.yml must test its joins with joins_hold",
  ]);
  const alone = { ...model, joinsTo: [], tests: ["key_is_unique", "joins_hold"] };
  assertEquals(
    findGaps(alone).at(-1),
    "models/marts/labels/intercom__tags.yml must say what it joins to",
  );
});

// Wide tables have columns that are known to the data only: those of one table, which are described there, and the
// attributes' own, which `attribute_columns` lists. They have these and no others.
