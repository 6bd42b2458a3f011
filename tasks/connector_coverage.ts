/** How a column of a connector is made of ours. */
export type Making = "as_is" | "seconds" | "json" | "derived" | "constant" | "none";

/** A column of one of our tables. */
export interface OwnColumn {
  readonly model: string;
  readonly column: string;
}

/** One column that a connector documents, and what stands for it here: a row of the seed. */
export interface CoveredColumn {
  readonly connector: string;
  readonly table: string;
  readonly column: string;
  /** What it is made of, none for a constant and for what the API has no more. */
  readonly own: readonly OwnColumn[];
  readonly how: Making;
  /** Where the API has it, empty where it has it no more. */
  readonly apiPath: string;
  readonly note: string;
}

/** The seed: the one list of what the connectors' columns are here. */
export const SEED = "seeds/connector_coverage.csv";

const HEADER = "connector,table_name,column_name,model,our_columns,how,api_path,note";
const MAKINGS = ["as_is", "seconds", "json", "derived", "constant", "none"] as const;

/** Reads the seed's text. */
export function readCoverage(text: string): readonly CoveredColumn[] {
  const [header, ...lines] = text.trimEnd().split("\n");
  if (header !== HEADER) throw new Error(`Cannot read "${SEED}" as its header must be ${HEADER}`);
  return lines.map(coveredColumn);
}

function coveredColumn(line: string): CoveredColumn {
  const [connector, table, column, model, columns, making, apiPath, note, ...more] = cellsOf(line);
  const how = MAKINGS.find((each) => each === making);
  if (
    connector === undefined || table === undefined || column === undefined ||
    model === undefined || columns === undefined || apiPath === undefined || note === undefined ||
    how === undefined || more.length > 0
  ) throw new Error(`Cannot read "${line}" as a line of "${SEED}"`);
  const own = columns.split(" ").filter((name) => name !== "").map((name) => {
    const [first = "", second] = name.split(".");
    return second === undefined ? { model, column: first } : { model: first, column: second };
  });
  return { connector, table, column, own, how, apiPath, note };
}

/** The cells of a line of CSV; none of them has a line break. */
function cellsOf(line: string): readonly string[] {
  const cells = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))(?=,|$)/g);
  return [...cells].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "");
}

/** What a column is made of, in words: `users.email`, `users.created_at` as Unix seconds, always null. */
export function describeMaking({ own, how }: CoveredColumn): string {
  const names = own.map(({ model, column }) => `\`${model}.${column}\``).join(", ");
  return {
    as_is: names,
    seconds: `${names} as Unix seconds`,
    json: `JSON of ${names}`,
    derived: `from ${names}`,
    constant: "always the same",
    none: "always null",
  }[how];
}

/** What a view's yml says of a column: what it is made of and the note; for what is always null the reason. */
export function describeCovered(covered: CoveredColumn): string {
  const { how, note } = covered;
  if (how === "constant") return `${note}.`;
  const making = describeMaking(covered).replace(/^[a-z]/, (letter) => letter.toUpperCase());
  if (how === "none") return `${making}: ${note}.`;
  return note === "" ? `${making}.` : `${making}. ${note}.`;
}
