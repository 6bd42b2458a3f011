import { assertEquals, assertThrows } from "@std/assert";
import { readCommandLine, UsageError } from "./command_line.ts";

function options(...args: string[]): Record<string, unknown> {
  const read = readCommandLine(args);
  if (read === "help") throw new Error("--help was not asked for");
  return { ...read };
}

Deno.test("readCommandLine() has 5,000 contacts, 2,000 conversations and port 8100 by default", () => {
  const { port, contacts, conversations, seed, companies, tickets } = options();
  assertEquals([port, contacts, conversations, seed], [8100, 5000, 2000, 1]);
  assertEquals([companies, tickets, options("--tickets", "7").tickets], [undefined, undefined, 7]);
});

Deno.test("readCommandLine() starts the clock at --now and stops it with --frozen", () => {
  const { clock } = readCommandLine(["--now", "2026-01-31T12:00:00Z", "--frozen"]) as {
    clock: { now(): number };
  };
  assertEquals(clock.now(), Date.parse("2026-01-31T12:00:00Z"));
});

Deno.test("readCommandLine() reads --help whatever else there is", () => {
  assertEquals(readCommandLine(["--port", "1", "--help"]), "help");
});

for (
  const [args, message] of [
    [["--colour"], 'Cannot use "--colour" as it must be one of the options of --help'],
    [["contacts"], 'Cannot use "contacts" as it must be one of the options of --help'],
    [
      ["--contacts", "many"],
      'Cannot use "--contacts" as it must be a whole number: current value is "many"',
    ],
    [["--port=-1"], 'Cannot use "--port" as it must be a whole number: current value is "-1"'],
    [
      ["--timezone", "Mars/Olympus"],
      'Cannot use "--timezone" as it must be an IANA time zone: current value is "Mars/Olympus"',
    ],
    [
      ["--now", "soon"],
      'Cannot use "--now" as it must be an ISO 8601 time: current value is "soon"',
    ],
  ] as const
) {
  Deno.test(`readCommandLine() refuses ${args.join(" ")} in one line`, () => {
    assertEquals(assertThrows(() => readCommandLine(args), UsageError).message, message);
  });
}
