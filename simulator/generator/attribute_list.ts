import type { ConversationAttributeRecord, DataAttributeRecord } from "../records/reference.ts";

type DataType = DataAttributeRecord["data_type"];

/** A custom attribute. Names are as awkward as people make them: case twins, dots, quotes, other scripts. */
export interface CustomAttribute<Type extends string = DataType> {
  readonly name: string;
  readonly type: Type;
  readonly options?: readonly string[];
  readonly archived?: boolean;
}

/** The custom attributes of contacts and companies. */
export const CUSTOM_ATTRIBUTES: Readonly<
  Record<"contact" | "company", readonly CustomAttribute[]>
> = {
  contact: [
    { name: "Plan Tier", type: "string", options: ["free", "team", "business"] },
    { name: "plan tier", type: "string" },
    { name: "seats", type: "integer" },
    { name: "Lifetime value", type: "float" },
    { name: "beta_opt_in", type: "boolean" },
    { name: "Renewal date", type: "date" },
    { name: "billing.plan", type: "string" },
    { name: 'Favourite "feature"', type: "string" },
    { name: "Größe 📏", type: "string" },
    { name: "legacy account no", type: "integer" },
    { name: "old_score", type: "integer", archived: true },
  ],
  company: [
    { name: "Account owner", type: "string" },
    { name: "ARR", type: "float" },
    { name: "Employees (est.)", type: "integer" },
    { name: "is_partner", type: "boolean" },
    { name: "Contract ends", type: "date" },
    { name: "CRM ID", type: "string" },
    { name: "crm id", type: "string" },
    { name: "Région", type: "string", options: ["EMEA", "AMER", "APAC"] },
    { name: "fax", type: "string", archived: true },
  ],
};

/** The custom attributes of conversations. */
export const CONVERSATION_ATTRIBUTES: readonly CustomAttribute<
  ConversationAttributeRecord["data_type"]
>[] = [
  { name: "Issue type", type: "list", options: ["Bug", "Billing", "How-to", "Other"] },
  { name: "issue type", type: "string" },
  { name: "Order number", type: "string" },
  { name: "Refund amount", type: "decimal" },
  { name: "Items affected", type: "integer" },
  { name: "Escalated?", type: "boolean" },
  { name: "Follow up on", type: "datetime" },
  { name: "Related orders", type: "relationship" },
  { name: "Kundengruppe „A“", type: "string" },
  { name: "AI Title", type: "string" },
  { name: "Root cause (old)", type: "string", archived: true },
];

/** The attributes every workspace has. They carry no id and no times. */
export const STANDARD_ATTRIBUTES: Readonly<
  Record<
    "contact" | "company",
    readonly (readonly [fullName: string, label: string, type: DataType])[]
  >
> = {
  contact: [
    ["role", "Type", "string"],
    ["name", "Name", "string"],
    ["email", "Email", "string"],
    ["phone", "Phone", "string"],
    ["external_id", "User ID", "string"],
    ["owner_id", "Owner", "string"],
    ["created_at", "First seen", "date"],
    ["signed_up_at", "Signed up", "date"],
    ["last_seen_at", "Last seen", "date"],
    ["last_replied_at", "Last heard from", "date"],
    ["last_contacted_at", "Last contacted", "date"],
    ["location.city", "City", "string"],
    ["location.country", "Country", "string"],
    ["has_hard_bounced", "Has hard bounced", "boolean"],
    ["unsubscribed_from_emails", "Unsubscribed from emails", "boolean"],
    ["browser", "Browser", "string"],
    ["os", "OS", "string"],
  ],
  company: [
    ["name", "Company name", "string"],
    ["company_id", "Company ID", "string"],
    ["last_request_at", "Company last seen", "date"],
    ["remote_created_at", "Company created at", "date"],
    ["user_count", "People", "integer"],
    ["session_count", "Company web sessions", "integer"],
    ["plan.name", "Plan", "string"],
    ["monthly_spend", "Monthly Spend", "float"],
    ["size", "Company size", "integer"],
    ["industry", "Company industry", "string"],
    ["website", "Company website", "string"],
  ],
};
