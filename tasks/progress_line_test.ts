import { assertEquals } from "@std/assert";
import { progressLine } from "./progress_line.ts";

function showEverySecond(isTerminal: boolean): string {
  let nowMs = 0;
  let written = "";
  const line = progressLine({
    isTerminal,
    now: () => nowMs,
    write: (text) => {
      written += text;
    },
  });
  for (let second = 1; second <= 7; second++) {
    nowMs = second * 1_000;
    line.show(`${second}/7`);
  }
  line.end("done");
  return written;
}

Deno.test("`progressLine()` writes a log line every five seconds at most", () => {
  assertEquals(showEverySecond(false), "5/7\ndone\n");
});

Deno.test("`progressLine()` writes over its own line on a terminal", () => {
  const written = showEverySecond(true);
  assertEquals(written.split("\r\x1b[K"), [
    "",
    "1/7",
    "2/7",
    "3/7",
    "4/7",
    "5/7",
    "6/7",
    "7/7",
    "done\n",
  ]);
});
