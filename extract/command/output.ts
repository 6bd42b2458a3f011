/** Where a report goes. */
export interface Output {
  /** Writes text as it is. */
  write(text: string): void;
  /** Whether a person looks at it, so that a line can be drawn over. */
  readonly isTerminal: boolean;
  /** Characters in a line of the terminal. */
  columns(): number;
  /** Milliseconds, for the pace of progress. */
  now(): number;
}
