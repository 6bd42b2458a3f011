/** An error that this program can tell of: its class, and its message with `…` for what differs. */
export interface ErrorMessage {
  readonly file: string;
  readonly kind: string;
  readonly message: string;
}

/** The messages of all errors that a source file makes. @throws {Error} where one is not written where it is made. */
export function errorMessagesOf(file: string, source: string): readonly ErrorMessage[] {
  const made = source.matchAll(/new (ConfigError|ContractError|ApiError)\(\s*/g);
  return [...made].map((match) => {
    const message = readText(source, match.index + match[0].length);
    if (message === "") {
      throw new Error(`Cannot find the message of an error in ${file}: write it where it is made`);
    }
    return { file, kind: match[1] ?? "", message };
  });
}

/** A text as it is written: literals and templates, joined by `+`. */
function readText(source: string, start: number): string {
  let [at, text] = [start, ""];
  while (true) {
    const quote = source[at];
    if (quote !== '"' && quote !== "'" && quote !== "`") return text;
    const end = endOfLiteral(source, at);
    text += readLiteral(source.slice(at + 1, end - 1));
    const plus = /^\s*\+\s*/.exec(source.slice(end));
    if (plus === null) return text;
    at = end + plus[0].length;
  }
}

/** The place behind a literal that begins at a place; templates may hold others. */
function endOfLiteral(source: string, start: number): number {
  const quote = source[start];
  for (let at = start + 1; at < source.length; at++) {
    if (source[at] === "\\") at++;
    else if (source[at] === quote) return at + 1;
    else if (quote === "`" && source.startsWith("${", at)) at = endOfHole(source, at + 2) - 1;
  }
  throw new Error("Cannot read a literal as it must end");
}

/** The place behind the brace that closes a template's hole. */
function endOfHole(source: string, start: number): number {
  let depth = 1;
  for (let at = start; at < source.length; at++) {
    const character = source[at] ?? "";
    if ("\"'`".includes(character)) at = endOfLiteral(source, at) - 1;
    else if (character === "{") depth++;
    else if (character === "}" && --depth === 0) return at + 1;
  }
  throw new Error("Cannot read a template as its holes must end");
}

/** A literal's text, with `…` for each hole. */
function readLiteral(literal: string): string {
  let text = "";
  for (let at = 0; at < literal.length; at++) {
    if (literal.startsWith("${", at)) {
      text += "…";
      at = endOfHole(literal, at + 2) - 1;
    } else if (literal[at] === "\\") text += literal[++at];
    else text += literal[at];
  }
  return text;
}
