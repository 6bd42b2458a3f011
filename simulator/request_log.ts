/** One request as it came, so that it can be sent again. */
export interface KeptRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly body: string;
}

/** What was asked, counted by `METHOD /path-template`. */
export class RequestLog {
  /** Whether requests within the limit are kept as they come. */
  keeps = false;
  /** Hears of each request before it is answered, with how many there have been. */
  onRequest: ((total: number) => void) | undefined;
  #kept: KeptRequest[] = [];
  #firstAt: number | null = null;
  #byTemplate = new Map<string, number>();
  #byStatus = new Map<number, number>();
  #throttledByWindow = new Map<number, number>();
  #allowedByWindow = new Map<number, number>();
  #total = 0;
  #underWay = 0;
  #mostAtOnce = 0;

  /** Every request but those to the control endpoints. */
  get total(): number {
    return this.#total;
  }

  /** The most requests that were under way at once. */
  get mostAtOnce(): number {
    return this.#mostAtOnce;
  }

  /** Requests to one template, such as `GET /conversations/{id}`. */
  count(template: string): number {
    return this.#byTemplate.get(template) ?? 0;
  }

  /** Answers of 429, by the Unix second at which their window began. */
  get throttledByWindow(): ReadonlyMap<number, number> {
    return this.#throttledByWindow;
  }

  /** Requests within the limit, by the Unix second at which their window began. */
  get allowedByWindow(): ReadonlyMap<number, number> {
    return this.#allowedByWindow;
  }

  /** The requests that were kept, in the order in which they came. */
  get kept(): readonly KeptRequest[] {
    return this.#kept;
  }

  begin(template: string): void {
    this.#firstAt ??= Date.now();
    this.#total++;
    this.#underWay++;
    this.#mostAtOnce = Math.max(this.#mostAtOnce, this.#underWay);
    this.#byTemplate.set(template, this.count(template) + 1);
    this.onRequest?.(this.#total);
  }

  end(status: number): void {
    this.#underWay--;
    this.#byStatus.set(status, (this.#byStatus.get(status) ?? 0) + 1);
  }

  throttled(windowStart: number): void {
    this.#throttledByWindow.set(windowStart, (this.#throttledByWindow.get(windowStart) ?? 0) + 1);
  }

  allowed(windowStart: number): void {
    this.#allowedByWindow.set(windowStart, (this.#allowedByWindow.get(windowStart) ?? 0) + 1);
  }

  /** Keeps a request, if requests are kept. */
  keep(request: KeptRequest): void {
    if (this.keeps) this.#kept.push(request);
  }

  /** Begins to count anew, and to keep anew. */
  reset(): void {
    this.#kept = [];
    this.#firstAt = null;
    this.#byTemplate = new Map();
    this.#byStatus = new Map();
    this.#throttledByWindow = new Map();
    this.#allowedByWindow = new Map();
    this.#total = 0;
    this.#mostAtOnce = this.#underWay;
  }

  toJSON(): Record<string, unknown> {
    return {
      total: this.#total,
      "most_at_once": this.#mostAtOnce,
      // By the machine's clock, whatever the workspace's says.
      "first_at": this.#firstAt,
      requests: Object.fromEntries(this.#byTemplate),
      statuses: Object.fromEntries(this.#byStatus),
      "allowed_by_window": Object.fromEntries(this.#allowedByWindow),
      "throttled_by_window": Object.fromEntries(this.#throttledByWindow),
    };
  }
}
