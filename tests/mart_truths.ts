import type { Landed } from "../simulator/mart_truth/landed.ts";
import { martTruth } from "../simulator/mart_truth/mart_truth.ts";
import type { MartTruth } from "./mart_rows.ts";
import { countHistories, lastLoadDays } from "./raw_truth/count_history.ts";
import { finMarts } from "./raw_truth/fin_conversations.ts";
import { metricGaps } from "./raw_truth/metric_gaps.ts";
import { rawMartTruth } from "./raw_truth/raw_mart_truth.ts";
import { readRaw } from "./raw_truth/raw_workspace.ts";
import { wideMarts } from "./raw_truth/wide.ts";
import { timeSpine } from "./time_spine_truth.ts";

/** What every stream takes to be read: the deep ones are not read by default, custom objects only by their types. */
export const EVERY_STREAM = {
  streams: ["core", "deep", "more"],
  customObjectTypes: ["Order", "Subscription"],
} as const;

/**
 * What the marts of a database must hold: from the workspaces themselves, and from the raw records read of them. Histories
 * begin with the day of the last load, on which all loads must have been.
 */
export async function martTruths(
  database: string,
  workspaces: readonly Landed[],
): Promise<readonly MartTruth[]> {
  const raw = await readRaw(database);
  const days = await lastLoadDays(database);
  return workspaces.map((landed) => {
    const own = raw.find(({ workspaceId }) => workspaceId === landed.app.id_code);
    if (own === undefined) {
      throw new Error(`Cannot find "${landed.app.id_code}" among what was landed`);
    }
    const marts = new Map([...martTruth(landed), ...rawMartTruth(own)]);
    const histories = countHistories(marts, days.get(own.workspaceId) ?? "");
    const derived = {
      ...wideMarts(own, marts),
      ...finMarts(marts),
      ...histories,
      "metric_gaps": metricGaps(own, marts),
      "time_spine": timeSpine(marts, landed.app.timezone),
    };
    return new Map([...marts, ...Object.entries(derived)]);
  });
}
