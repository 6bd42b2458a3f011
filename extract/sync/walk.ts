import type { Bookmark, Window } from "../raw/batch.ts";
import { type Completed, completeWithSurvivor } from "./complete.ts";
import { inParallel } from "./in_parallel.ts";
import type { Lander } from "./lander.ts";
import { Position } from "./position.ts";
import { countWindow } from "./read_window.ts";
import { showedTooFew } from "./tally.ts";
import { bookmarkAfter, bookmarkAt, settledBy } from "./walk_plan.ts";
import {
  type Search,
  type Step,
  walkOf,
  wholeSteps,
  type WindowEnd,
  windowSteps,
} from "./walk_steps.ts";

/** Reads one stream's search to its end, as one window or as many side by side, and lands what it shows. */
export class Walk {
  readonly #search: Search;
  readonly #lander: Lander;
  /** The windows of a long read; undefined: the search is one. */
  #windows: readonly Window[] | undefined;
  /** Windows that showed too few records, with how many are missing. */
  #short = new Map<Window, number>();
  /** Parts with records that the API fails on: the next run tries them again. */
  readonly #damaged: Window[] = [];
  /** Where windows with such parts stand still, until the end of the walk keeps those parts for the next run. */
  readonly #stopped = new Map<Window, number>();
  readonly #positions = new Map<Window, Position>();
  #changedAtMs: number | undefined;

  constructor(search: Search, lander: Lander) {
    this.#search = search;
    this.#lander = lander;
  }

  /**
   * Reads all. What a window did not show is looked for once more; what it does not show then is missing. Returns the
   * bookmark at the end of what is landed, undefined where there is none.
   */
  async read(): Promise<Bookmark | undefined> {
    const { windows } = this.#search.plan;
    if (windows.length > 0) {
      this.#windows = windows;
      const open = windows.filter(isOpen);
      await this.#countAll(open);
      await this.#take(windowSteps(this.#search, open));
    } else await this.#take(wholeSteps(this.#search));
    const short = [...this.#short.keys()].map(unread);
    this.#short.clear();
    if (short.length > 0) await this.#take(windowSteps(this.#search, short));
    const bookmark = this.#end();
    await this.#lander.landing.finish();
    return bookmark;
  }

  /** What a long read that goes on still has to read. */
  async #countAll(windows: readonly Window[]): Promise<void> {
    const { context, stream } = this.#search;
    const counts = await Promise.all(windows.map((window) => countWindow(context, stream, window)));
    context.tally(stream).expected = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  }

  /** Lands the steps of a walk in their order, with the details of many records under way at once. */
  async #take(steps: AsyncIterable<Step>): Promise<void> {
    const taken = inParallel(steps, this.#search.context.settings.concurrency, async (step) => ({
      step,
      completed: await this.#complete(step),
    }));
    for await (const { step, completed } of taken) {
      if (step.kind === "record") await this.#landRecord(step, completed);
      else if (step.kind === "parted") this.#landParted(step.windows);
      else if (step.kind === "damage") this.#stop(step.window, step.fromMs);
      else this.#awaitEnd(step.window, step.end);
    }
    await this.#lander.landing.finish();
  }

  async #complete(step: Step): Promise<readonly Completed[]> {
    if (step.kind !== "record") return [];
    const { isAskedFor, isLanded } = step.candidate;
    const { context, stream } = this.#search;
    if (!isAskedFor || isLanded) return [];
    return await completeWithSurvivor(context, stream, step.candidate);
  }

  async #landRecord(
    { window, candidate }: Step & { readonly kind: "record" },
    completed: readonly Completed[],
  ): Promise<void> {
    const { context, stream } = this.#search;
    const { landing } = this.#lander;
    landing.addSeen({ recordId: candidate.id }, walkOf(window));
    if (candidate.isAskedFor) context.tally(stream).read++;
    for (const record of completed) this.#lander.addShown(record, candidate.record);
    if (candidate.isAskedFor && candidate.changedAtMs !== undefined) {
      this.#move(window, candidate.changedAtMs);
    }
    await landing.settle();
  }

  #stop(window: Window, fromMs: number): void {
    this.#stopped.set(window, Math.min(fromMs, this.#stopped.get(window) ?? Infinity));
  }

  /** Moves what the next run begins with past a change. */
  #move(window: Window, changedAtMs: number): void {
    const { plan, stream } = this.#search;
    const { batch } = this.#lander.landing;
    this.#changedAtMs = Math.max(this.#changedAtMs ?? 0, changedAtMs);
    if (!plan.isResumable) return;
    const reachedMs = this.#reach(window, changedAtMs);
    if (this.#windows === undefined) {
      batch.setBookmark(stream.name, bookmarkAfter(plan, reachedMs));
      // Those of an earlier run, which this one did not take up: it reads all that they hold.
      batch.setWindows(stream.name, []);
      return;
    }
    const { fromMs = 0, untilMs } = window;
    const landedMs = untilMs === undefined
      ? settledBy(plan, reachedMs)
      : Math.min(reachedMs, untilMs - 1);
    batch.moveWindow(stream.name, { ...window, readUntilMs: Math.max(landedMs, fromMs) });
  }

  /** How far a window is read, once a change was seen in it. */
  #reach(window: Window, changedAtMs: number): number {
    const position = this.#positions.get(window) ?? new Position();
    this.#positions.set(window, position);
    position.pass(changedAtMs);
    return Math.min(position.reachedMs ?? 0, this.#stopped.get(window) ?? Infinity);
  }

  #landParted(windows: readonly Window[]): void {
    const { plan, stream } = this.#search;
    this.#windows = windows;
    if (plan.isResumable) this.#lander.landing.batch.setWindows(stream.name, windows);
  }

  /**
   * Compares a window's count once its records are landed, without holding up the requests of other windows until then. Up to
   * that it counts as not read: a run that ends in between has not seen whether it is whole.
   */
  #awaitEnd(window: Window, end: WindowEnd): void {
    const { plan, stream } = this.#search;
    const { landing } = this.#lander;
    const isKept = this.#windows !== undefined && plan.isResumable && window.untilMs !== undefined;
    if (isKept && end.damaged.length === 0) landing.batch.moveWindow(stream.name, unread(window));
    landing.afterwards(() => this.#landEnd(window, end));
  }

  /** Compares what a window showed with what the search said it holds. */
  async #landEnd(window: Window, end: WindowEnd): Promise<void> {
    const { context, stream, plan } = this.#search;
    const { landing } = this.#lander;
    const shown = await context.warehouse.countSeen(stream.name, walkOf(window));
    this.#damaged.push(...end.damaged);
    const expected = await this.#expected(window, end, shown);
    if (this.#windows === undefined && end.damaged.length === 0) {
      context.tally(stream).expected = expected;
    }
    const isShort = shown < expected;
    if (isShort) this.#short.set(window, expected - shown);
    // A sweep compares all that was seen.
    else if (!plan.isSweep) await context.warehouse.beginWalk(stream.name, walkOf(window));
    if (end.damaged.length > 0) return;
    this.#stopped.delete(window);
    if (this.#windows === undefined || !plan.isResumable || window.untilMs === undefined) return;
    landing.batch.moveWindow(
      stream.name,
      isShort ? unread(window) : { ...window, readUntilMs: window.untilMs },
    );
  }

  /** How many records a window that was read must have shown. */
  async #expected(window: Window, end: WindowEnd, shown: number): Promise<number> {
    const { context, stream } = this.#search;
    if (end.damaged.length > 0) return 0;
    if (end.expected !== undefined && shown >= end.expected) return end.expected;
    // Some may have changed meanwhile, and moved to the end of all.
    const now = await countWindow(context, stream, window);
    return now ?? end.expected ?? shown + 1;
  }

  /** Ends the walk: the bookmark stands where everything before it is landed. */
  #end(): Bookmark | undefined {
    const { context, stream, plan } = this.#search;
    const { batch } = this.#lander.landing;
    const floorMs = plan.floorMs ?? 0;
    if (this.#short.size > 0) {
      const missing = [...this.#short.values()].reduce((sum, count) => sum + count, 0);
      const tally = context.tally(stream);
      const expected = Math.max(tally.expected ?? 0, missing);
      tally.gaps.push(showedTooFew(expected - missing, expected));
      const isOne = this.#windows === undefined;
      if (isOne && plan.isResumable) batch.setBookmark(stream.name, bookmarkAt(plan, floorMs));
      return undefined;
    }
    const open = this.#windows?.find(({ untilMs }) => untilMs === undefined);
    if (this.#changedAtMs === undefined && open === undefined) return undefined;
    const settledMs = settledBy(plan, this.#changedAtMs ?? 0);
    const landedMs = Math.max(floorMs, settledMs, open?.readUntilMs ?? open?.fromMs ?? 0);
    const bookmark = bookmarkAt(plan, landedMs);
    batch.setBookmark(stream.name, bookmark);
    const damaged = new Map(this.#damaged.map((part) => [walkOf(part), part])).values();
    batch.setWindows(
      stream.name,
      this.#damaged.length === 0 ? [] : [...damaged, { fromMs: landedMs }],
    );
    return bookmark;
  }
}

/** Whether there is anything left to read of a window. */
function isOpen({ untilMs, readUntilMs }: Window): boolean {
  return untilMs === undefined || readUntilMs !== untilMs;
}

/** A window of which nothing is read. */
function unread({ fromMs, untilMs }: Window): Window {
  return {
    ...(fromMs === undefined ? {} : { fromMs }),
    ...(untilMs === undefined ? {} : { untilMs }),
  };
}
