import { localDay, zoneOrUtc } from "../../simulator/metric_truth/local_day.ts";
import { at, text } from "./raw_cell.ts";
import type { Json, RawWorkspace } from "./raw_workspace.ts";

/** The local date of a moment in Unix seconds, as a mart has it; null for anything else. */
export type WorkspaceDay = (moment: Json) => string | null;

/** The calendar of the zone that a workspace is set to. */
export function workspaceDay(raw: RawWorkspace): WorkspaceDay {
  const [workspace] = raw.of("workspace");
  const dayOf = localDay(zoneOrUtc(text(at(workspace?.record, "app", "timezone"))));
  return (moment) => typeof moment === "number" ? dayOf(moment) : null;
}
