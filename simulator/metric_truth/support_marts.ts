import type { Landed } from "../mart_truth/landed.ts";
import type { Marts } from "../mart_truth/mart_row.ts";
import { companySupport } from "./company_support.ts";
import type { MetricRows } from "./measured_event.ts";
import { supportDays } from "./support_days.ts";
import { tagDays } from "./tag_days.ts";

/** What was done by day, teammate, team, tag and company, from the rows that hold it by event and by conversation. */
export function supportMarts(landed: Landed, rows: MetricRows): Marts {
  return {
    ...supportDays(landed.app.id_code, rows),
    "tag_days": tagDays(landed, rows.metrics),
    "company_support": companySupport(landed, rows.metrics),
  };
}
