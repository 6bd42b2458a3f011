import type { Row } from "../text_table.ts";

/** How much to measure. */
export interface BenchOptions {
  /** How often each measurement is made; tables show medians. */
  readonly repeat: number;
  /** Part of the full sizes. */
  readonly scale: number;
  /** Tells how far it is. */
  readonly say: (line: string) => void;
}

/** One table of the bench. */
export interface Measurement {
  /** As `--only` takes it. */
  readonly name: string;
  readonly title: string;
  /** What is measured and how, in sentences. */
  readonly how: string;
  /** Makes the measurement. Targets stand beside figures, with whether they are met. */
  run(options: BenchOptions): Promise<readonly Row[]>;
}

/** A size at the chosen scale, never below `least`. */
export function scaled(size: number, scale: number, least = 1): number {
  return Math.max(least, Math.round(size * scale));
}
