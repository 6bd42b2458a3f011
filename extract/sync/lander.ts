import type { JsonObject } from "../api/json.ts";
import { type ApiError, isForbidden, isUnavailable } from "../errors.ts";
import type { ChangedRead, Stream } from "../streams/stream.ts";
import type { Completed, Incomplete } from "./complete.ts";
import type { StreamContext } from "./context.ts";
import type { Landing } from "./landing.ts";

/** So many records in a row that could not be completed are no accident of single records. */
const MAX_INCOMPLETE_IN_A_ROW = 10;

/** Puts completed records and their lists into transactions, and keeps account of what is missing. */
export class Lander {
  readonly landing: Landing;
  /** Records of this run that lack something: not tried again before the next. */
  readonly incomplete = new Set<string>();
  readonly #context: StreamContext;
  readonly #stream: Stream<ChangedRead>;
  #incompleteInARow = 0;

  constructor(context: StreamContext, stream: Stream<ChangedRead>, landing: Landing) {
    this.#context = context;
    this.#stream = stream;
    this.landing = landing;
  }

  /** @throws {ApiError} when too many records in a row could not be completed. */
  add(completed: Completed): void {
    if (completed.kind === "incomplete") {
      this.#addIncomplete(completed);
      return;
    }
    this.#incompleteInARow = 0;
    if (completed.kind === "gone") {
      this.landing.addGone(this.#stream, completed.id, completed.record);
      return;
    }
    this.landing.addUnit(this.#stream, completed.record, completed);
    for (const { stream, members, isWhole } of completed.lists) {
      const tally = this.#context.tally(stream);
      tally.read += members.length;
      if (!isWhole && members.length > 0 && stream.read.kind === "embedded") tally.truncated++;
    }
    for (const { stream, error } of completed.lacking) {
      this.#addLacking(completed.id, stream, error);
    }
  }

  /**
   * Adds a record that the search of this run shows. One whose detail is not found all the same is landed as it was shown,
   * and asked for once more by its id at the end.
   */
  addShown(completed: Completed, shown: JsonObject): void {
    if (completed.kind === "gone") this.landing.add(this.#stream, shown, { expanded: [] });
    else this.add(completed);
  }

  /** A list that could not be had: its owner is landed without it. */
  #addLacking(id: string, stream: Stream, error: ApiError): void {
    this.incomplete.add(id);
    const tally = this.#context.tally(stream);
    tally.skipped++;
    const isRefused = isForbidden(error) || isUnavailable(error);
    if (isRefused) tally.refusal = error;
    else if (tally.gaps.length === 0) tally.gaps.push(error.message);
  }

  #addIncomplete({ id, record, error }: Incomplete): void {
    this.#incompleteInARow++;
    // A list that the token may not read says nothing of its owner.
    const isHopeless = this.#incompleteInARow > MAX_INCOMPLETE_IN_A_ROW && !isForbidden(error);
    if (isHopeless) throw error;
    this.incomplete.add(id);
    this.#context.tally(this.#stream).skipped++;
    for (const stream of [this.#stream, ...this.#context.children]) {
      const { gaps } = this.#context.tally(stream);
      if (gaps.length === 0) gaps.push(error.message);
    }
    if (record !== undefined) this.landing.add(this.#stream, record, { expanded: [] });
  }
}
