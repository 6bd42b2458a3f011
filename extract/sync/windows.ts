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

/** Into how many parts one is divided at once, at most: where most of them are empty, their counts were for nothing. */
const MAX_WAYS = 8;

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
  const parts = await divide({ fromMs, untilMs, count: read.total }, read);
  return [...joined(parts, read.size), { fromMs: untilMs }];
}

/** Parts a part again and again until each is small enough. What is counted at once costs one answer's time. */
async function divide(part: Part, read: LongRead): Promise<Part[]> {
  const units = Math.round((part.untilMs - part.fromMs) / read.unitMs);
  if (part.count <= read.size || units < 2) return [part];
  const ways = Math.min(MAX_WAYS, units, Math.ceil(part.count / read.size));
  const borders = Array.from(
    { length: ways + 1 },
    (_, at) => part.fromMs + Math.floor(units * at / ways) * read.unitMs,
  );
  const parts = await Promise.all(
    (await counted(part, borders, read)).map((each) => divide(each, read)),
  );
  return parts.flat();
}

/** The parts between borders. The last holds what the others do not. */
async function counted(
  { count, untilMs }: Part,
  borders: readonly number[],
  read: LongRead,
): Promise<Part[]> {
  const windows = borders.slice(0, -1).map((fromMs, at) => ({
    fromMs,
    untilMs: borders[at + 1] ?? untilMs,
  }));
  const counts = await Promise.all(windows.slice(0, -1).map((window) => read.count(window)));
  const rest = Math.max(0, count - counts.reduce((sum, each) => sum + each, 0));
  return windows.map((window, at) => ({ ...window, count: counts[at] ?? rest }));
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
