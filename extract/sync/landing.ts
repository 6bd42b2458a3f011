import type { Client } from "../api/client.ts";
import { idText, type JsonObject, stringifyJson } from "../api/json.ts";
import { ContractError } from "../errors.ts";
import { Batch, type LandingRecord, type RecordKey } from "../raw/batch.ts";
import type { Warehouse } from "../raw/warehouse.ts";
import type { Stream } from "../streams/stream.ts";
import type { StreamContext, SyncSettings } from "./context.ts";
import { omitFields } from "./omit.ts";

/** A transaction is worth its cost from some size on: characters of JSON, records, or time. */
const FULL_BATCH = { characters: 4_000_000, records: 2_000, ageMs: 1_000 } as const;

/** What is known of a record besides its content. */
export interface RecordFacts {
  readonly parentId?: string;
  readonly expanded?: readonly string[];
}

/** All members that one record has in a stream of its own. */
export interface MemberList {
  readonly stream: Stream;
  readonly members: readonly JsonObject[];
  /** False when the API gives only the newest members: those landed before stay. */
  readonly isWhole: boolean;
}

/** What belongs to a record, and lands with it. */
export interface Unit {
  /** The record's id. */
  readonly id: string;
  readonly lists: readonly MemberList[];
}

/** What collecting records and landing them needs to know. */
export interface LandingContext extends Pick<StreamContext, "children" | "dependents" | "tally"> {
  readonly client: Pick<Client, "now">;
  readonly warehouse: Pick<Warehouse, "land">;
  readonly settings: Pick<SyncSettings, "omit">;
}

/**
 * Collects records into transactions. One lands while the next is collected. What is added between two calls of
 * {@link settle} lands together.
 */
export class Landing {
  readonly #context: LandingContext;
  readonly #owner: Stream;
  #batch: Batch;
  #records = 0;
  #startedAtMs = 0;
  #afterwards: (() => Promise<void>)[] = [];
  /** Why what was to be done afterwards failed, until whoever waits next hears of it. */
  #failure: { readonly error: unknown } | undefined;
  #underWay: Promise<void> = Promise.resolve();

  constructor(context: LandingContext, owner: Stream) {
    this.#context = context;
    this.#owner = owner;
    this.#batch = new Batch(owner.name);
  }

  /** The batch that is being collected. */
  get batch(): Batch {
    return this.#batch;
  }

  /** Adds that the walk of the stream has shown a record, whether it is landed now or was before. */
  addSeen(key: RecordKey, walk?: string): void {
    this.#count();
    this.#batch.addSeen(this.#owner.name, key, walk);
  }

  /** Adds a record of the stream or of one of its children. */
  add(stream: Stream, record: JsonObject, facts: RecordFacts = {}): void {
    this.#addToBatch(stream, this.#row(stream, record, facts));
  }

  /**
   * Adds a record with its members in other streams: all of it, or nothing when one can not be landed.
   *
   * @throws {ContractError} when the record or a member has no identity.
   */
  addUnit(stream: Stream, record: JsonObject, unit: Unit): void {
    const expanded = unit.lists.map((list) => list.stream.name);
    const row = this.#row(stream, record, { expanded });
    const lists = unit.lists.map((list) => ({
      ...list,
      rows: list.members.map((member) => this.#row(list.stream, member, { parentId: unit.id })),
    }));
    this.#addToBatch(stream, row);
    for (const { stream: child, rows, isWhole } of lists) {
      if (isWhole) this.#batch.addWholeParent(child.name, unit.id);
      for (const member of rows) this.#addToBatch(child, member);
    }
  }

  /** Adds that a record of the stream is gone, and with it its members, selected or not. */
  addGone(stream: Stream, recordId: string, record: JsonObject = { id: recordId }): void {
    const { record: text } = this.#row(stream, { id: recordId, ...record }, {});
    this.#addToBatch(stream, { recordId, record: text, isGone: true });
    for (const child of this.#context.dependents) this.#batch.addEmptyParent(child.name, recordId);
  }

  /** Ends a unit that must land together; a full batch is sent on its way. */
  async settle(): Promise<void> {
    if (this.#records === 0) return;
    const isFull = this.#batch.size >= FULL_BATCH.characters ||
      this.#records >= FULL_BATCH.records ||
      this.#context.client.now() - this.#startedAtMs >= FULL_BATCH.ageMs;
    if (isFull) await this.#send();
  }

  /**
   * Does something once all that was added so far is landed, and before anything that comes later is. Its error is thrown to
   * whoever waits next, once.
   */
  afterwards(work: () => Promise<void>): void {
    this.#afterwards.push(work);
  }

  /** Lands all that was added, also by what is done afterwards. */
  async finish(): Promise<void> {
    do {
      await this.#send();
      await this.#underWay;
      this.#tellFailure();
    } while (!this.#batch.isEmpty);
  }

  /** Lands all that was added, when a walk has failed: nothing is done afterwards, and what failed there is not told. */
  async salvage(): Promise<void> {
    this.#afterwards = [];
    await this.#underWay;
    this.#failure = undefined;
    await this.finish();
  }

  /** Forgets what was collected and waits for what is under way: the walk begins again. */
  async discard(): Promise<void> {
    this.#reset();
    await this.#underWay;
  }

  async #send(): Promise<void> {
    await this.#underWay;
    this.#tellFailure();
    const [batch, afterwards] = [this.#batch, this.#afterwards];
    this.#reset();
    if (batch.isEmpty && afterwards.length === 0) return;
    this.#underWay = this.#land(batch, afterwards);
    // Whoever waits next gets the error; until then it is nobody's.
    this.#underWay.catch(() => undefined);
  }

  /** A record as its table takes it, without the fields that are never to land. */
  #row(stream: Stream, record: JsonObject, facts: RecordFacts): LandingRecord {
    const updatedAtMs = changeTime(stream, record);
    return {
      recordId: identityOf(stream, record),
      record: stringifyJson(this.#withoutOmitted(stream, record)),
      ...(updatedAtMs === undefined ? {} : { updatedAtMs }),
      ...facts,
    };
  }

  /** The record without the fields that are never to land; counts those that it has. */
  #withoutOmitted(stream: Stream, record: JsonObject): JsonObject {
    let left = record;
    for (const path of this.#context.settings.omit.get(stream.name) ?? []) {
      const shorter = omitFields(left, [path]);
      if (shorter !== left) this.#context.tally(stream).omitted.add(path);
      left = shorter;
    }
    return left;
  }

  #addToBatch(stream: Stream, record: LandingRecord): void {
    this.#count();
    this.#batch.add(stream.name, record);
  }

  #count(): void {
    if (this.#records === 0) this.#startedAtMs = this.#context.client.now();
    this.#records++;
  }

  #reset(): void {
    this.#batch = new Batch(this.#owner.name);
    this.#records = 0;
    this.#afterwards = [];
  }

  async #land(batch: Batch, afterwards: readonly (() => Promise<void>)[]): Promise<void> {
    if (!batch.isEmpty) await this.#landBatch(batch);
    try {
      for (const work of afterwards) await work();
    } catch (error) {
      // What comes later must land all the same.
      this.#failure = { error };
    }
  }

  #tellFailure(): void {
    const failure = this.#failure;
    this.#failure = undefined;
    if (failure !== undefined) throw failure.error;
  }

  async #landBatch(batch: Batch): Promise<void> {
    const { warehouse } = this.#context;
    const landed = await warehouse.land(batch);
    for (const stream of [this.#owner, ...this.#context.children]) {
      const changes = landed.get(stream.name);
      if (changes !== undefined) this.#context.tally(stream).landed(changes);
    }
  }
}

/** @throws {ContractError} when the record has no identity. */
export function identityOf(stream: Stream, record: JsonObject): string {
  const recordId = stream.identify(record);
  if (recordId !== undefined) return recordId;
  throw new ContractError(
    `Cannot land a record of "${stream.name}" as it must be identified: its id is missing`,
  );
}

/** The record's own time of last change in milliseconds; undefined where it has none. */
export function changeTime(stream: Stream, record: JsonObject): number | undefined {
  return stream.updatedAt === null ? undefined : timeOf(record, stream.updatedAt);
}

/**
 * A time of a record in milliseconds: Unix seconds, or a text in ISO 8601 with its zone, as some endpoints give.
 * Undefined for anything else.
 */
export function timeOf(record: JsonObject, field: string): number | undefined {
  const text = idText(record[field]) ?? "";
  if (/^\d{1,11}(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const hasZone = /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/.test(text);
  const parsed = hasZone ? Date.parse(text) : NaN;
  return Number.isNaN(parsed) ? undefined : parsed;
}
