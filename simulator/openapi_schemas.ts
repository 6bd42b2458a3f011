import Ajv, { type ValidateFunction } from "ajv";
import { parse } from "@std/yaml";

type Json = Record<string, unknown>;

/** Finds what is wrong with the answer of an operation; empty where nothing is. */
export type Check = (operation: string, body: unknown) => string[];

/** A property that is described otherwise than it is sent, and why the simulator does not follow the description. */
export interface Amendment {
  readonly schema: string;
  readonly properties: readonly string[];
  /** What the property may be; null besides. */
  readonly may: Json;
  readonly reason: string;
}

/**
 * Reads the vendor's OpenAPI description into a check of answers. OpenAPI 3.0's `nullable` becomes JSON Schema's null.
 *
 * @param path The YAML file, or the folder that holds it.
 * @see https://github.com/intercom/Intercom-OpenAPI
 */
export async function openApiCheck(
  path: string,
  amendments: readonly Amendment[],
): Promise<Check> {
  const { isDirectory } = await Deno.stat(path);
  const file = isDirectory ? `${path}/api.intercom.io-2.16.yaml` : path;
  const description = parse(await Deno.readTextFile(file)) as Json;
  const ajv = new Ajv.default({ strict: false, validateFormats: false, allErrors: true });
  for (const amendment of amendments) amend(description, amendment);
  ajv.addSchema(asJsonSchema({ $id: "api", components: description["components"] }) as Json);
  const validators = new Map<string, ValidateFunction>();
  return (operation, body) => {
    let validate = validators.get(operation);
    if (validate === undefined) {
      validate = ajv.compile(asJsonSchema(answerSchema(description, operation)) as Json);
      validators.set(operation, validate);
    }
    if (validate(body)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}

/** @throws {RangeError} where the description has no such property: the amendment is out of date. */
function amend(description: Json, { schema, properties, may }: Amendment): void {
  const components = description["components"] as Json;
  const described = (components["schemas"] as Record<string, Json>)[schema]?.["properties"];
  for (const property of properties) {
    if (!isJson(described) || !(property in described)) {
      throw new RangeError(`Cannot amend "${schema}.${property}" as it is not described`);
    }
    described[property] = { ...may, nullable: true };
  }
}

function answerSchema(description: Json, operation: string): unknown {
  const [method = "", path = ""] = operation.toLowerCase().split(" ");
  const paths = description["paths"] as Record<string, Json>;
  const name = Object.keys(paths).find((name) => withoutNames(name) === withoutNames(path));
  const route = paths[name ?? ""]?.[method] as Json | undefined;
  const answers = route?.["responses"] as Record<string, Json> | undefined;
  const content = answers?.["200"]?.["content"] as Record<string, Json> | undefined;
  const schema = content?.["application/json"]?.["schema"];
  if (schema === undefined) {
    throw new RangeError(`Cannot check "${operation}" as it is not described`);
  }
  return schema;
}

/** Parameters have other names there: `/contacts/{contact_id}/tags`. */
function withoutNames(path: string): string {
  return path.replaceAll(/\{[^}]*\}/g, "{}");
}

function asJsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asJsonSchema);
  if (!isJson(value)) return value;
  const schema: Json = {};
  for (const [key, item] of Object.entries(value)) {
    schema[key] = key === "$ref" ? String(item).replace(/^#/, "api#") : asJsonSchema(item);
  }
  // The validator has a word of that name too, with another meaning.
  if (typeof value["nullable"] === "boolean") delete schema["nullable"];
  if (value["nullable"] !== true) return schema;
  if (typeof schema["type"] !== "string") return { anyOf: [schema, { type: "null" }] };
  const words = schema["enum"];
  return {
    ...schema,
    type: [schema["type"], "null"],
    ...(Array.isArray(words) ? { enum: [...words, null] } : {}),
  };
}

function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
