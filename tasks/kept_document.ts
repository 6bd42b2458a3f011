/** A document that is made from files of the project. */
export interface KeptDocument {
  /** Where it stands. */
  readonly path: string;
  /** The whole of its text, as it must be. */
  readonly text: string;
  /** What it is made from, for the message. */
  readonly source: string;
}

/** Writes a document, or with `--check` among the arguments only says whether it is as it must be. Returns the exit code. */
export async function keepDocument(
  { path, text, source }: KeptDocument,
  args: readonly string[],
): Promise<number> {
  if (!args.includes("--check")) {
    await Deno.writeTextFile(path, text);
    return 0;
  }
  if (await Deno.readTextFile(path).catch(() => "") === text) return 0;
  console.error(`${path} does not match ${source}: run "deno task docs" and commit it`);
  return 1;
}
