import { median } from "./median.ts";

/** Writes a number with its unit. */
export type Format = (value: number) => string;

/** What a system that does not tell gives. */
const UNKNOWN = "unknown here";

/** A part of a whole, such as `97.3 %`. */
export const percent: Format = (share) => `${(share * 100).toFixed(1)} %`;

/** Milliseconds as seconds, such as `1.2 s`. */
export const seconds: Format = (durationMs) => `${(durationMs / 1000).toFixed(2)} s`;

/** Milliseconds, such as `1.25 ms`. */
export const milliseconds: Format = (durationMs) =>
  `${durationMs.toFixed(durationMs < 10 ? 2 : 0)} ms`;

/** Bytes as megabytes of a million, such as `123 MB`. */
export const megabytes: Format = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;

/** How many times as much, such as `1.21`. */
export const ratio: Format = (times) => times.toFixed(2);

/** Whole numbers with their thousands separated. */
export const whole: Format = (count) => Math.round(count).toLocaleString("en-US");

/** The median of several runs, with the least and the most where they differ: `1.21 (1.18–1.30)`. */
export function showFigure(values: readonly (number | undefined)[], format: Format): string {
  const known = values.filter((value) => value !== undefined && !Number.isNaN(value)) as number[];
  if (known.length === 0) return UNKNOWN;
  const middle = format(median(known));
  const [least, most] = [format(Math.min(...known)), format(Math.max(...known))];
  return least === most ? middle : `${middle} (${least}–${most})`;
}

/** Whether each condition holds: `yes`, `no`, or a dash where one can not be told. */
export function showMet(...conditions: readonly (boolean | undefined)[]): string {
  if (conditions.includes(false)) return "no";
  return conditions.includes(undefined) ? "–" : "yes";
}

/** The median of what is known; undefined where nothing is. */
export function middleOf(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined) as number[];
  return known.length === 0 ? undefined : median(known);
}

/** Whether a figure stays within its target; undefined where it is not known. */
export function atMost(value: number | undefined, target: number): boolean | undefined {
  return value === undefined ? undefined : value <= target;
}

/** Whether a figure reaches its target; undefined where it is not known. */
export function atLeast(value: number | undefined, target: number): boolean | undefined {
  return value === undefined ? undefined : value >= target;
}
