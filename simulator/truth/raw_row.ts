/** A row that the raw layer must hold once the workspace was read whole. */
export interface RawRow {
  readonly record_id: string;
  readonly parent_id: string | null;
  /** The record as the API sends it in the default version. Written as JSON it is exact; some numbers exceed 2^53. */
  readonly record: unknown;
  /** Unix seconds; null where the record has no time of change. */
  readonly updated_at: number | null;
  /**
   * Whether it is gone from the workspace. A raw layer that landed it must have it marked as deleted; one that began
   * later has never seen it.
   */
  readonly deleted: boolean;
}

/** A row of the truth. */
export function row(
  record: unknown,
  options: {
    readonly id: string | number;
    readonly parentId?: string;
    readonly updatedAt?: number | undefined;
    readonly deleted?: boolean;
  },
): RawRow {
  return {
    "record_id": String(options.id),
    "parent_id": options.parentId ?? null,
    record,
    "updated_at": options.updatedAt ?? null,
    deleted: options.deleted === true,
  };
}
