/** Lines of rows whose cells stand under each other: the first columns left, as texts are, the others right. */
export function alignedLines(
  rows: readonly (readonly string[])[],
  { texts }: { readonly texts: number },
): readonly string[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from(
    { length: count },
    (_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)),
  );
  return rows.map((row) =>
    row.map((cell, at) =>
      at < texts ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)
    ).join("  ").trimEnd()
  );
}
