import type { JsonObject } from "../api/json.ts";
import type { ChangedRead, Stream } from "../streams/stream.ts";
import type { Completed } from "./complete.ts";
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
    const { record } = completed;
    if (completed.kind === "incomplete") {
      this.#addIncomplete(completed);
      return;
    }
    this.#incompleteInARow = 0;
    if (completed.kind === "gone") {
      this.landing.add(this.#stream, record, { isGone: true });
      return;
    }
    const parentId = this.#stream.identify(record);
    const expanded = completed.lists.map(({ stream }) => stream.name);
    this.landing.add(this.#stream, record, { expanded });
    if (parentId === undefined) return;
    for (const { stream, members, isWhole } of completed.lists) {
      for (const member of members) this.landing.add(stream, member, { parentId });
      this.#context.tally(stream).read += members.length;
      if (isWhole) this.landing.batch.addWholeParent(stream.name, parentId);
      else this.#context.tally(stream).truncated++;
    }
  }

  #addIncomplete({ record, error }: { readonly record: JsonObject; readonly error: Error }): void {
    this.#incompleteInARow++;
    if (this.#incompleteInARow > MAX_INCOMPLETE_IN_A_ROW) throw error;
    const tally = this.#context.tally(this.#stream);
    tally.skipped++;
    if (tally.gaps.length === 0) tally.gaps.push(error.message);
    const id = this.#stream.identify(record);
    if (id !== undefined) this.incomplete.add(id);
    this.landing.add(this.#stream, record, { expanded: [] });
  }
}
