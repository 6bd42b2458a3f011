const DAY = 86_400;

interface DayOffsets {
  readonly before: number;
  readonly after: number;
  readonly changesAt: number;
}

/**
 * A time zone's offsets, remembered a day at a time: `Intl` alone would take most of the time of making a workspace.
 * All times are Unix seconds.
 */
export class Zone {
  readonly name: string;
  readonly #format: Intl.DateTimeFormat;
  readonly #days = new Map<number, DayOffsets>();

  /** @throws {RangeError} where the name is no IANA time zone. */
  constructor(name: string) {
    this.name = name;
    this.#format = new Intl.DateTimeFormat("en-US", {
      timeZone: name,
      calendar: "iso8601",
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  }

  /** Seconds to add to UTC to get local time. */
  offsetAt(at: number): number {
    const day = Math.floor(at / DAY);
    let offsets = this.#days.get(day);
    if (offsets === undefined) {
      offsets = this.#measure(day * DAY);
      this.#days.set(day, offsets);
    }
    return at < offsets.changesAt ? offsets.before : offsets.after;
  }

  /** The moment at which the local day that holds `at` began. */
  startOfDay(at: number): number {
    const localMidnight = Math.floor((at + this.offsetAt(at)) / DAY) * DAY;
    const guess = localMidnight - this.offsetAt(at);
    return localMidnight - this.offsetAt(guess);
  }

  /** The moment at which the local day after the one that holds `at` begins. */
  startOfNextDay(at: number): number {
    return this.startOfDay(this.startOfDay(at) + DAY + DAY / 2);
  }

  /** Seconds since local midnight, and the weekday (0 = Sunday). */
  local(at: number): { readonly secondOfDay: number; readonly weekday: number } {
    const local = at + this.offsetAt(at);
    const day = Math.floor(local / DAY);
    return { secondOfDay: local - day * DAY, weekday: (((day + 4) % 7) + 7) % 7 };
  }

  #measure(start: number): DayOffsets {
    const before = this.#ask(start);
    const after = this.#ask(start + DAY);
    let low = start;
    let high = start + DAY;
    while (before !== after && high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.#ask(middle) === before) low = middle;
      else high = middle;
    }
    return { before, after, changesAt: before === after ? start + DAY : high };
  }

  #ask(at: number): number {
    const parts: Record<string, number> = {};
    for (const { type, value } of this.#format.formatToParts(at * 1000)) {
      parts[type] = Number(value);
    }
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - at;
  }
}
