import type { JsonObject } from "../api/json.ts";
import type { LandedVersion } from "../raw/landed_version.ts";
import type { ChangedRead, Stream } from "../streams/stream.ts";
import type { StreamContext } from "./context.ts";
import { changeTime, identityOf } from "./landing.ts";
import type { WalkPlan } from "./walk_plan.ts";

/** Clocks of the vendor's machines differ a little: only a change this long before a run is surely older. */
const SETTLED_AFTER_MS = 5_000;

/** A record that a search showed, and whether it must be fetched and landed. */
export interface Candidate {
  readonly id: string;
  readonly record: JsonObject;
  readonly changedAtMs: number | undefined;
  /** Whether it changed within what is read: where days are compared, a search shows more. */
  readonly isAskedFor: boolean;
  /** Whether it is landed as it is, with all that belongs to it. */
  readonly isLanded: boolean;
}

/** The records of a page, each marked where it is landed already as it is. */
export async function candidatesOf(
  context: StreamContext,
  stream: Stream<ChangedRead>,
  page: { readonly records: readonly JsonObject[]; readonly plan: WalkPlan },
): Promise<Candidate[]> {
  const { records, plan } = page;
  const found = records.map((record) => ({
    id: identityOf(stream, record),
    record,
    changedAtMs: changeTime(stream, record),
  }));
  const versions = context.settings.fullRefresh || plan.isFirst
    ? new Map<string, LandedVersion>()
    : await context.warehouse.landedVersions(stream.name, found.map(({ id }) => id));
  const wanted = context.children.map(({ name }) => name);
  return found.map((one) => ({
    ...one,
    isAskedFor: isAskedFor(one.changedAtMs, plan.floorMs),
    isLanded: isLandedAs(versions.get(one.id), one.changedAtMs, wanted),
  }));
}

function isAskedFor(changedAtMs: number | undefined, floorMs: number | undefined): boolean {
  return floorMs === undefined || changedAtMs === undefined ||
    changedAtMs >= Math.floor(floorMs / 1000) * 1000;
}

/** A record that changed while the run that fetched it was under way may have changed again in the same second. */
function isLandedAs(
  version: LandedVersion | undefined,
  changedAtMs: number | undefined,
  wanted: readonly string[],
): boolean {
  return version !== undefined && !version.isDeleted && changedAtMs !== undefined &&
    version.updatedAtMs === changedAtMs &&
    version.fetchedAfterMs - changedAtMs >= SETTLED_AFTER_MS &&
    wanted.every((name) => version.expanded.includes(name));
}
