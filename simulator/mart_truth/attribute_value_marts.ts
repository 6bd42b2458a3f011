import type { AttributeValue, AttributeValues } from "../records/wire.ts";
import type { Known, Landed } from "./landed.ts";
import { type Cell, type MartRow, type Marts, time } from "./mart_row.ts";

/** What is declared of an attribute, as far as its values depend on it. */
interface Declaration {
  readonly key: string;
  readonly dataType: string;
}

/** The declared attributes by the name under which records carry them. */
type Declarations = ReadonlyMap<string, Declaration>;

/** The values of custom attributes, a row for each that a record carries. */
export function attributeValueMarts(landed: Landed): Marts {
  const { app, contacts, companies, conversations } = landed;
  const declared = declarationsOf(landed);
  const mart = <T>(
    owner: string,
    known: Iterable<readonly [string, Known<T>]>,
    options: {
      readonly valuesOf: (record: T) => AttributeValues;
      readonly declarations: Declarations;
    },
  ): Marts[string] => ({
    key: ["workspace_id", owner, "attribute_name"],
    rows: [...known].flatMap(([id, { record, isDeleted }]) =>
      Object.entries(options.valuesOf(record)).map(([name, value]) => ({
        "workspace_id": app.id_code,
        [owner]: id,
        ...valueColumns(name, value, options.declarations.get(name)),
        "is_deleted": isDeleted,
      }))
    ),
  });
  return {
    "contact_attribute_values": mart("contact_id", contacts, {
      valuesOf: ({ fields }) => fields.custom_attributes,
      declarations: declared.contact,
    }),
    "company_attribute_values": mart("company_id", companies, {
      valuesOf: ({ company }) => company.custom_attributes,
      declarations: declared.company,
    }),
    "conversation_attribute_values": mart("conversation_id", conversations, {
      valuesOf: ({ record }) => record.custom_attributes,
      declarations: declared.conversation,
    }),
  };
}

function declarationsOf(
  { contactAttributes, companyAttributes, conversationAttributes }: Landed,
): Readonly<Record<"contact" | "company" | "conversation", Declarations>> {
  const custom = (attributes: Landed["contactAttributes"]): Declarations =>
    new Map(
      [...attributes.values()].filter(({ record }) => record.custom === true)
        .map(({ record: { name, full_name, data_type } }) => [
          name ?? "",
          { key: full_name ?? "", dataType: data_type ?? "" },
        ]),
    );
  return {
    contact: custom(contactAttributes),
    company: custom(companyAttributes),
    conversation: new Map(
      [...conversationAttributes.values()].map(({ record: { name, id, data_type } }) => [
        name,
        { key: String(id), dataType: data_type },
      ]),
    ),
  };
}

function valueColumns(
  name: string,
  value: AttributeValue,
  declaration: Declaration | undefined,
): MartRow {
  // As JSON a number has all its digits, however large it is.
  const text = JSON.stringify(value);
  const type = typeOf(value, text);
  const readings = readingsOf(value, { text, type, dataType: declaration?.dataType });
  return {
    "attribute_key": declaration?.key ?? null,
    "attribute_name": name,
    "full_name": `custom_attributes.${name}`,
    "declared_data_type": declaration?.dataType ?? null,
    "value_type": type,
    "value_text": value === null ? null : typeof value === "string" ? value : text,
    ...readings,
    "is_declared": declaration !== undefined,
    "is_of_declared_type": declaration === undefined || value === null
      ? null
      : fits(readings, declaration.dataType),
  };
}

/** Whether a value could be read as its type says. Whatever has no reading of its own is text, and any value is. */
function fits(readings: Readonly<Record<string, Cell>>, dataType: string): boolean {
  if (dataType === "integer") return Number.isInteger(readings["value_number"]);
  if (NUMBERS.includes(dataType)) return readings["value_number"] !== null;
  if (TIMES.includes(dataType)) return readings["value_at"] !== null;
  return dataType !== "boolean" || readings["value_boolean"] !== null;
}

function typeOf(value: AttributeValue, text: string): string {
  if (value === null) return "null";
  if (typeof value === "string" || typeof value === "boolean") return typeof value;
  if (/^-?\d+$/.test(text)) return "integer";
  if (/^-?\d/.test(text)) return "number";
  return Array.isArray(value) ? "list" : "object";
}

const NUMBERS = ["integer", "float", "decimal"];
const TIMES = ["date", "datetime"];

/** The value as number, boolean and time: as it is, or as its attribute declares it, where it can be read so. */
function readingsOf(
  value: AttributeValue,
  { text, type, dataType = "" }: {
    readonly text: string;
    readonly type: string;
    readonly dataType?: string | undefined;
  },
): Readonly<Record<string, Cell>> {
  const isNumber = type === "integer" || type === "number";
  const written = typeof value === "string" ? value.trim() : text;
  const reads = isNumber || (type === "string" && /^-?\d+(\.\d+)?$/.test(written));
  const isWanted = isNumber || NUMBERS.includes(dataType);
  return {
    "value_number": reads && isWanted ? Number(written) : null,
    "value_boolean": typeof value === "boolean"
      ? value
      : dataType === "boolean" && (written === "true" || written === "false")
      ? written === "true"
      : null,
    "value_at": reads && TIMES.includes(dataType) ? time(Number(written)) : null,
  };
}
