import type { Landed } from "../mart_truth/landed.ts";
import type { MartRow, Marts } from "../mart_truth/mart_row.ts";
import { backlogDays } from "./backlog_days.ts";
import { companySupport } from "./company_support.ts";
import { supportDays } from "./support_days.ts";
import { tagDays } from "./tag_days.ts";

/**
 * What was done by day, teammate, team, tag and company, and what was left.
 *
 * @param metrics The marts that tell it by event and by conversation.
 */
export function supportMarts(landed: Landed, metrics: Marts): Marts {
  const rows = (name: string): readonly MartRow[] => metrics[name]?.rows ?? [];
  const events = rows("conversation_events");
  const conversations = rows("conversation_metrics");
  return {
    ...supportDays(landed.app.id_code, {
      events,
      replyTimes: rows("conversation_reply_times"),
      metrics: conversations,
    }),
    "backlog_days": backlogDays(events),
    "tag_days": tagDays(landed, conversations),
    "company_support": companySupport(landed, conversations),
  };
}
