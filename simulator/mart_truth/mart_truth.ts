import { metricMarts } from "../metric_truth/metric_truth.ts";
import { supportMarts } from "../metric_truth/support_marts.ts";
import { attributeMarts } from "./attribute_marts.ts";
import { attributeValueMarts } from "./attribute_value_marts.ts";
import { companyMarts } from "./company_marts.ts";
import { contactMarts } from "./contact_marts.ts";
import { conversationMarts } from "./conversation_marts.ts";
import { countMarts } from "./count_marts.ts";
import { labelMarts } from "./label_marts.ts";
import type { Landed } from "./landed.ts";
import type { Mart } from "./mart_row.ts";
import { workspaceMarts } from "./workspace_marts.ts";

/**
 * What every mart must hold of a workspace that was read, column by column, worked out from its records and apart from
 * SQL. Left out are the marts about the loading itself, and of the others the columns `loaded_at` and `deleted_at`.
 */
export function martTruth(landed: Landed): ReadonlyMap<string, Mart> {
  const metrics = metricMarts(landed);
  return new Map(Object.entries({
    ...workspaceMarts(landed),
    ...labelMarts(landed),
    ...contactMarts(landed),
    ...companyMarts(landed),
    ...conversationMarts(landed),
    ...attributeMarts(landed),
    ...attributeValueMarts(landed),
    ...countMarts(landed),
    ...metrics,
    ...supportMarts(landed, metrics),
  }));
}
