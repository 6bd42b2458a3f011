import { parse } from "@std/yaml";

/** A view of a connector, as its yml says it. */
export interface ConnectorView {
  /** Its file, for messages. */
  readonly place: string;
  /** Connector and table, such as `stitch.contacts`. */
  readonly name: string;
  readonly schema: string;
  readonly table: string;
  readonly description: string;
  /** Our tables that it has the rows of: one, or several one after the other. */
  readonly rowsOf: readonly string[];
  /** SQL condition on these rows, for tables that have but some of them. */
  readonly where: string;
  readonly columns: ReadonlyMap<string, string>;
}

type Json = Record<string, unknown>;

/** Reads every view of every connector, by the name of connector and table. */
export async function readConnectorViews(): Promise<ReadonlyMap<string, ConnectorView>> {
  const views: ConnectorView[] = [];
  for await (const { name: connector, isDirectory } of Deno.readDir("models/connectors")) {
    if (!isDirectory) continue;
    for await (const { name } of Deno.readDir(`models/connectors/${connector}`)) {
      const place = `models/connectors/${connector}/${name}`;
      if (name.endsWith(".yml")) views.push(viewIn(await Deno.readTextFile(place), place));
    }
  }
  return new Map(views.map((view) => [view.name, view]));
}

function viewIn(text: string, place: string): ConnectorView {
  const { models: [model] } = parse(text) as { readonly models: readonly Json[] };
  const config = (model?.["config"] ?? {}) as Json;
  const { rows_of: rowsOf, where } = (config["meta"] ?? {}) as Json;
  const connector = place.split("/")[2] ?? "";
  const table = String(config["alias"]);
  const columns = (model?.["columns"] ?? []) as readonly Json[];
  return {
    place,
    name: `${connector}.${table}`,
    schema: `intercom_${connector}`,
    table,
    description: String(model?.["description"] ?? ""),
    rowsOf: [rowsOf].flat().map(String),
    where: typeof where === "string" ? where : "true",
    columns: new Map(columns.map(({ name, description }) => [String(name), String(description)])),
  };
}
