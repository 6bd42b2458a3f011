/** Where progress is shown. */
export interface ProgressTarget {
  /** On a terminal one line is written over and over; elsewhere a line now and then. */
  readonly isTerminal: boolean;
  readonly write: (text: string) => void;
  /** Milliseconds on any clock that does not go back. */
  readonly now: () => number;
}

/** Shows how far a long step is. */
export interface ProgressLine {
  /** Says where the step is now. Cheap to call often. */
  show(text: string): void;
  /** Replaces what was shown by how the step ended. */
  end(text: string): void;
}

/** How often a line is written: fluent on a terminal, sparing in a log. */
const terminalPauseMs = 100;
const logPauseMs = 5_000;

/** Starts a progress line. */
export function progressLine({ isTerminal, write, now }: ProgressTarget): ProgressLine {
  const pauseMs = isTerminal ? terminalPauseMs : logPauseMs;
  // To the line's start, and erase what follows.
  const start = isTerminal ? "\r\x1b[K" : "";
  let shownAt = now();
  return {
    show(text: string): void {
      if (now() - shownAt < pauseMs) return;
      shownAt = now();
      write(isTerminal ? `${start}${text}` : `${text}\n`);
    },
    end(text: string): void {
      write(`${start}${text}\n`);
    },
  };
}
