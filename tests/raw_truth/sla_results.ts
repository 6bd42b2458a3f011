import type { MartRow, Marts } from "../../simulator/mart_truth/mart_row.ts";
import { at, text } from "./raw_cell.ts";
import type { RawWorkspace } from "./raw_workspace.ts";
import { workspaceDay } from "./workspace_day.ts";

/** How the service level agreements ended, by the day on which their conversation began. */
export function slaResultMarts(raw: RawWorkspace): Marts {
  const dayOf = workspaceDay(raw);
  const agreements = raw.of("conversations").flatMap(({ record, deletedAtMs }) => {
    const sla = at(record, "sla_applied");
    const day = dayOf(at(record, "created_at"));
    return sla === null || day === null || deletedAtMs !== null
      ? []
      : [{ day, name: text(at(sla, "sla_name")), status: text(at(sla, "sla_status")) }];
  });
  return {
    "sla_results": {
      key: ["workspace_id", "created_date", "sla_name"],
      rows: [...Map.groupBy(agreements, ({ day }) => day)].flatMap(([day, ofDay]) =>
        [...Map.groupBy(ofDay, ({ name }) => name)].map(([name, own]) => ({
          "workspace_id": raw.workspaceId,
          "sla_name": name,
          ...results(own.map(({ status }) => status)),
          "created_date": day,
        }))
      ),
    },
  };
}

/** An agreement without a status was taken off by hand. */
function results(statuses: readonly (string | null)[]): MartRow {
  const count = (wanted: string): number => statuses.filter((status) => status === wanted).length;
  const [hits, misses] = [count("hit"), count("missed")];
  return {
    "applied_count": statuses.length,
    "hit_count": hits,
    "missed_count": misses,
    "active_count": count("active"),
    "cancelled_count": statuses.filter((status) => status === null || status === "cancelled")
      .length,
    "hit_rate": hits + misses === 0 ? null : hits / (hits + misses),
  };
}
