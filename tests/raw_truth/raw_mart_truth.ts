import type { Mart, Marts } from "../../simulator/mart_truth/mart_row.ts";
import { attributeMarts } from "./attributes.ts";
import { companyNoteMarts } from "./company_notes.ts";
import { contactDayMarts } from "./contact_days.ts";
import { conversationMarts } from "./conversations.ts";
import { customObjectMarts } from "./custom_objects.ts";
import { helpCenterMarts } from "./help_center.ts";
import { peopleMarts } from "./people.ts";
import { ratingMarts } from "./ratings.ts";
import type { RawWorkspace } from "./raw_workspace.ts";
import { slaResultMarts } from "./sla_results.ts";
import { subscriptionMarts } from "./subscriptions.ts";
import { ticketMarts } from "./tickets.ts";
import { workspaceMarts } from "./workspace.ts";

/** The marts that are worked out from what was landed, a function for each subject. */
const subjects: readonly ((raw: RawWorkspace) => Marts)[] = [
  attributeMarts,
  peopleMarts,
  contactDayMarts,
  companyNoteMarts,
  subscriptionMarts,
  customObjectMarts,
  conversationMarts,
  ratingMarts,
  slaResultMarts,
  ticketMarts,
  helpCenterMarts,
  workspaceMarts,
];

/**
 * What marts must hold of a workspace, worked out from its raw records in plain TypeScript. That the raw records equal
 * the workspace is shown elsewhere (`tests/sync_truth_test.ts`); the marts of `simulator/mart_truth/` are worked out
 * from the workspace itself.
 */
export function rawMartTruth(raw: RawWorkspace): ReadonlyMap<string, Mart> {
  return new Map(subjects.flatMap((marts) => Object.entries(marts(raw))));
}
