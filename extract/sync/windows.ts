import type { Window } from "../raw/batch.ts";

/** What is known of a long read before it is parted. Times in milliseconds. */
export interface LongRead {
  /** The first instant that is not read yet. */
  readonly fromMs: number;
  /** From here on changes still come: the last window begins here, and has no end. */
  readonly settledMs: number;
  /** How many records there are from `fromMs` on. */
  readonly total: number;
  /** How many records a window is to hold, about. */
  readonly size: number;
  /** The shortest window: what the search tells apart. */
  readonly unitMs: number;
  /** How many records changed within a window. */
  readonly count: (window: Window) => Promise<number>;
}

/** A window that has both ends, and how many records it holds. */
interface Part {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly count: number;
}

/**
 * Parts a long read into windows that are read side by side, each of about the same number of records. Together they are
 * all time from `fromMs` on: each begins where the one before it ends, and the last has no end. A bulk change leaves more
 * records in one unit of time than a window is to hold; then that unit is a window.
 */
export async function planWindows(read: LongRead): Promise<Window[]> {
  const { fromMs, settledMs, unitMs } = read;
  const span = Math.floor((settledMs - fromMs) / unitMs) * unitMs;
  if (span < unitMs) return [{ fromMs }];
  const untilMs = fromMs + span;
  const parts = await halve({ fromMs, untilMs, count: read.total }, read);
  return [...joined(parts, read.size), { fromMs: untilMs }];
}

/** Halves a part until each is small enough. */
async function halve(part: Part, read: LongRead): Promise<Part[]> {
  const { fromMs, untilMs, count } = part;
  const units = Math.round((untilMs - fromMs) / read.unitMs);
  if (count <= read.size || units < 2) return [part];
  const middleMs = fromMs + Math.floor(units / 2) * read.unitMs;
  const firstCount = await read.count({ fromMs, untilMs: middleMs });
  const [first, second] = await Promise.all([
    halve({ fromMs, untilMs: middleMs, count: firstCount }, read),
    halve({ fromMs: middleMs, untilMs, count: Math.max(0, count - firstCount) }, read),
  ]);
  return [...first, ...second];
}

/** Neighbours that are small enough to be one window. */
function joined(parts: readonly Part[], size: number): Window[] {
  const windows: Part[] = [];
  for (const part of parts) {
    const last = windows.at(-1);
    if (last !== undefined && last.count + part.count <= size) {
      windows[windows.length - 1] = {
        fromMs: last.fromMs,
        untilMs: part.untilMs,
        count: last.count + part.count,
      };
    } else windows.push(part);
  }
  return windows.map(({ fromMs, untilMs }) => ({ fromMs, untilMs }));
}
