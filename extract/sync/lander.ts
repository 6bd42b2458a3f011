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
    const parentId = completed.id;
    if (completed.kind === "gone") {
      this.landing.addGone(this.#stream, parentId, completed.record);
      return;
    }
    const expanded = completed.lists.map(({ stream }) => stream.name);
    this.landing.add(this.#stream, completed.record, { expanded });
    for (const { stream, members, isWhole } of completed.lists) {
      for (const member of members) this.landing.add(stream, member, { parentId });
      this.#context.tally(stream).read += members.length;
      if (isWhole) this.landing.batch.addWholeParent(stream.name, parentId);
      else this.#context.tally(stream).truncated++;
    }
  }

  #addIncomplete({ id, record, error }: Incomplete): void {
    this.#incompleteInARow++;
    if (this.#incompleteInARow > MAX_INCOMPLETE_IN_A_ROW) throw error;
    const tally = this.#context.tally(this.#stream);
    tally.skipped++;
    if (tally.gaps.length === 0) tally.gaps.push(error.message);
    this.incomplete.add(id);
    this.landing.add(this.#stream, record, { expanded: [] });
  }
}
