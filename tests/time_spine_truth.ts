import type { Cell, Mart } from "../simulator/mart_truth/mart_row.ts";
import { Zone } from "../simulator/zone.ts";

const DAY_MS = 86_400_000;

/** The day there is when nothing is known. */
const NO_DAY = "1970-01-01T00:00:00.000Z";

/** Every day from the first to the last on which a contact came or something happened in a conversation. */
export function timeSpine(marts: ReadonlyMap<string, Mart>, timezone: string): Mart {
  const zone = new Zone(timezone);
  const localDay = (time: Cell | undefined): string[] => {
    if (typeof time !== "string") return [];
    const at = Date.parse(time) / 1000;
    const localMs = (at + zone.offsetAt(at)) * 1000;
    return [new Date(localMs - localMs % DAY_MS).toISOString()];
  };
  const days = [
    ...(marts.get("conversation_events")?.rows ?? []).map((row) => String(row["event_date"])),
    ...(marts.get("contacts")?.rows ?? []).flatMap((row) => localDay(row["created_at"])),
  ].sort();
  const first = Date.parse(days[0] ?? NO_DAY);
  const last = Date.parse(days.at(-1) ?? NO_DAY);
  return {
    key: ["spine_date"],
    rows: Array.from({ length: (last - first) / DAY_MS + 1 }, (_, index) => ({
      "spine_date": new Date(first + index * DAY_MS).toISOString(),
    })),
  };
}
