import { assertEquals, assertGreaterOrEqual } from "@std/assert";

/** What dbt knows of a model. */
export interface ManifestModel {
  readonly name: string;
  readonly path: string;
  readonly description: string;
  readonly isContracted: boolean;
  /** A table of one column for each custom attribute, whatever there are. */
  readonly isWide: boolean;
  readonly columns: readonly { readonly name: string; readonly description: string }[];
  readonly tests: readonly string[];
}

type Json = Record<string, unknown>;

/** Their rows have nothing that tells one from another. The connectors' documents name no key of them either. */
const WITHOUT_KEY: readonly RegExp[] = [
  /^(daton__data_attributes_\w+|stitch__(company|contact)_attributes)$/,
  // A row for each workspace, which these connectors do not name.
  /^daton__(counts|conversation_count|company_user_segment_tag_count|user_segment_tag_count)$/,
  // Items of lists: the API gives them no id.
  /^keboola__(conversations|conversation_parts)_attachments$/,
  /^(keboola__(users|leads)|segment_)_social_profiles$/,
  // Admins and teams, which may have the same id.
  /^segment__admins$/,
  // Several items of one list may lack the same field.
  /^int_intercom__field_drift$/,
];

/**
 * Holds what dbt knows of every model, the connectors' views included, to what an analyst needs: its grain, its key, its
 * contract and each column.
 */
export async function assertManifestComplete(path: string): Promise<void> {
  const models = await readManifest(path);
  assertGreaterOrEqual(models.length, 150 + 68);
  assertEquals(models.flatMap(gapsOf), []);
}

/** What the manifest lacks of a model, a line each. */
export function gapsOf(model: ManifestModel): readonly string[] {
  const { name, path, columns } = model;
  // Staging has lists and structs, which no contract of both engines can name; nobody but the marts reads it.
  const needsContract = !/^(staging|intermediate)\//.test(path) && !model.isWide;
  return [
    ...(/^One row (for each|a) /.test(model.description) ? [] : ["grain"]),
    ...(model.tests.includes("key_is_unique") || WITHOUT_KEY.some((each) => each.test(name))
      ? []
      : ["test of its key"]),
    ...(!needsContract || model.isContracted ? [] : ["contract"]),
    ...columns.filter(({ description }) => description.trim() === "")
      .map((column) => `description of ${column.name}`),
    ...(columns.length > 0 || model.isWide ? [] : ["columns"]),
  ].map((gap) => `${name} has no ${gap}`);
}

async function readManifest(path: string): Promise<readonly ManifestModel[]> {
  const manifest = JSON.parse(await Deno.readTextFile(path)) as { readonly nodes: Json };
  const nodes = Object.entries(manifest.nodes as Record<string, Json>);
  const tests = Map.groupBy(
    nodes.filter(([, node]) => node["resource_type"] === "test"),
    ([, node]) => node["attached_node"],
  );
  // What is ephemeral is part of a snapshot, whose yml describes it.
  const isBuilt = (node: Json) => (node["config"] as Json)["materialized"] !== "ephemeral";
  const models = nodes.filter(([, node]) => node["resource_type"] === "model" && isBuilt(node));
  return models.map(([id, node]) => {
    const config = node["config"] as Json;
    return {
      name: String(node["name"]),
      path: String(node["path"]).replaceAll("\\", "/"),
      description: String(node["description"]),
      isContracted: (config["contract"] as Json)["enforced"] === true,
      isWide: "wide" in (config["meta"] as Json),
      columns: Object.values(node["columns"] as Record<string, Json>).map((column) => ({
        name: String(column["name"]),
        description: String(column["description"]),
      })),
      tests: (tests.get(id) ?? []).map(([, test]) =>
        String(((test["test_metadata"] ?? {}) as Json)["name"])
      ),
    };
  });
}
