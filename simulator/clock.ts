/** The time a simulated workspace lives in. All times are Unix milliseconds. */
export interface Clock {
  now(): number;
  advance(ms: number): void;
  set(ms: number): void;
}

/** A clock that runs with real time, from `startMs` (default: now) on. */
export function runningClock(startMs: number = Date.now()): Clock {
  let offsetMs = startMs - Date.now();
  return {
    now: () => Date.now() + offsetMs,
    advance: (ms) => {
      offsetMs += ms;
    },
    set: (ms) => {
      offsetMs = ms - Date.now();
    },
  };
}

/** A clock that stands still until it is moved. For tests. */
export function frozenClock(startMs: number): Clock {
  let nowMs = startMs;
  return {
    now: () => nowMs,
    advance: (ms) => {
      nowMs += ms;
    },
    set: (ms) => {
      nowMs = ms;
    },
  };
}

/** The clock's time in whole Unix seconds, as the API writes times. */
export function unixSeconds(clock: Clock): number {
  return Math.floor(clock.now() / 1000);
}
