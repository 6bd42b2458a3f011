/** A value that a table of text can show. */
export type Cell = string | number | bigint | boolean | Date | null;

/** One row, its cells by column name. */
export type Row = Readonly<Record<string, Cell>>;

/**
 * Lines of an aligned table: a heading, then the rows. Numbers stand right with thousands separated, a `Date` is shown
 * as its UTC day.
 */
export function textTable(rows: readonly Row[]): readonly string[] {
  const columns = Object.keys(rows[0] ?? {}).map((name) => {
    const cells = rows.map((row) => row[name] ?? null);
    const texts = [name.replaceAll("_", " "), ...cells.map(showCell)];
    const width = Math.max(...texts.map((text) => text.length));
    const isNumber = cells.some((cell) => typeof cell === "number" || typeof cell === "bigint");
    return texts.map((text) => isNumber ? text.padStart(width) : text.padEnd(width));
  });
  return [...(columns[0] ?? []).keys()].map((index) =>
    columns.map((texts) => texts[index] ?? "").join("   ").trimEnd()
  );
}

function showCell(cell: Cell): string {
  if (cell === null) return "–";
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === "string" || typeof cell === "boolean") return String(cell);
  return cell.toLocaleString("en-US");
}
