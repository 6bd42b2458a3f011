import { assertEquals } from "@std/assert";
import { gapsOf, type ManifestModel } from "./manifest.ts";

Deno.test("`gapsOf()` names all that the manifest lacks of a model", () => {
  const model: ManifestModel = {
    name: "intercom__tags",
    path: "marts/labels/intercom__tags.sql",
    description: "Tags of a workspace.",
    isContracted: false,
    isWide: false,
    columns: [{ name: "workspace_id", description: "" }],
    tests: [],
  };
  assertEquals(gapsOf(model), [
    "intercom__tags has no grain",
    "intercom__tags has no test of its key",
    "intercom__tags has no contract",
    "intercom__tags has no description of workspace_id",
  ]);
  assertEquals(gapsOf({ ...model, columns: [] }).at(-1), "intercom__tags has no columns");
});
