import { showDuration } from "./duration.ts";
import type { Plan, StreamPlan } from "./plan.ts";
import { alignedLines } from "./table.ts";

/** What a run would read, for people. */
export function planText(plan: Plan): string {
  const heading = ["stream", "how it is read", "from", "records", "requests", "time"];
  const rows = plan.streams.filter(({ status }) => status === "found").map((stream) => [
    stream.stream,
    stream.how,
    showFrom(stream),
    // What comes with its owner has no number of its own.
    stream.records === undefined && stream.requests === 0 ? "" : showCount(stream.records),
    showCount(stream.requests),
    stream.timeMs === undefined ? "?" : showDuration(stream.timeMs),
  ]);
  const total = ["total", "", "", "", showCount(plan.requests), showDuration(plan.timeMs)];
  const unread = plan.streams.filter(({ status }) => status !== "found")
    .map(({ stream, status, how }) => `${stream}: ${status}. ${how}`);
  return [
    ...alignedLines([heading, ...rows, total], { texts: 3 }),
    ...unread,
    limitLine(plan),
    "",
  ].join("\n");
}

function limitLine({ limit, share, latencyMs, concurrency }: Plan): string {
  const allowed = limit === undefined
    ? "The API tells no rate limit"
    : `The API allows ${limit.toLocaleString("en-US")} requests in 10 s, a run uses ${
      Math.round(share * 100)
    } % of them`;
  return `${allowed}; an answer took ${
    Math.round(latencyMs)
  } ms, and ${concurrency} are asked for at once`;
}

function showFrom({ fromMs }: StreamPlan): string {
  return fromMs === undefined ? "" : new Date(fromMs).toISOString().slice(0, 16).replace("T", " ");
}

/** A number that cannot be told beforehand is a question mark. */
function showCount(count: number | undefined): string {
  return count === undefined ? "?" : count.toLocaleString("en-US");
}
