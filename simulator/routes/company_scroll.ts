import { type Clock, unixSeconds } from "../clock.ts";
import { notFound, Refusal } from "../answer.ts";

const IDLE = 60;

/** Companies a page. The vendor does not say; readers of the API report this. */
const PAGE = 100;

interface OpenScroll {
  readonly param: string;
  readonly ids: readonly string[];
  position: number;
  usedAt: number;
}

/**
 * The one scroll an app may have open. It is a snapshot of ids; a page that was sent cannot be sent again; it dies at its
 * end or when it is idle for more than a minute.
 *
 * @see https://developers.intercom.com/docs/references/2.17/rest-api/api.intercom.io/companies/scrolloverallcompanies
 */
export class CompanyScroll {
  readonly #clock: Clock;
  #open: OpenScroll | undefined;
  #heldUntil = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Opens a scroll over the ids.
   *
   * @throws {Refusal} where one is open already.
   */
  begin(ids: readonly string[]): { readonly param: string; readonly ids: readonly string[] } {
    const open = this.#alive();
    if (open !== undefined || unixSeconds(this.#clock) < this.#heldUntil) {
      throw new Refusal(400, "scroll_exists", {
        message: "scroll already exists for this workspace",
      });
    }
    const now = unixSeconds(this.#clock);
    this.#open = { param: crypto.randomUUID(), ids, position: 0, usedAt: now };
    return this.#page(this.#open);
  }

  /**
   * The next page. An empty one is the end.
   *
   * @throws {Refusal} where the scroll is dead.
   */
  next(param: string): { readonly param: string; readonly ids: readonly string[] } {
    const open = this.#alive();
    if (open === undefined || open.param !== param) throw notFound("scroll parameter not found");
    return this.#page(open);
  }

  /** Kills it, as the API does now and then. */
  kill(): void {
    this.#open = undefined;
  }

  /** Lets somebody else have a scroll open for so many seconds. */
  holdElsewhere(seconds: number): void {
    this.#heldUntil = unixSeconds(this.#clock) + seconds;
  }

  #alive(): OpenScroll | undefined {
    const open = this.#open;
    if (open !== undefined && unixSeconds(this.#clock) - open.usedAt > IDLE) this.#open = undefined;
    return this.#open;
  }

  #page(open: OpenScroll): { readonly param: string; readonly ids: readonly string[] } {
    const ids = open.ids.slice(open.position, open.position + PAGE);
    open.position += PAGE;
    open.usedAt = unixSeconds(this.#clock);
    if (ids.length === 0) this.#open = undefined;
    return { param: open.param, ids };
  }
}
