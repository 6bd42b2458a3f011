import { companyAttributes, contactAttributes, conversationAttributes } from "./attributes.ts";
import { admins } from "./admins.ts";
import { companies } from "./companies.ts";
import { contactCompanies, contactSubscriptions, contactTags } from "./contact_lists.ts";
import { contactSegments } from "./contact_segments.ts";
import { contacts } from "./contacts.ts";
import { conversationParts, conversations } from "./conversations.ts";
import { segments } from "./segments.ts";
import type { Stream } from "./stream.ts";
import { tags } from "./tags.ts";
import { teams } from "./teams.ts";
import { workspace } from "./workspace.ts";

/** Every stream there is, in the order in which a run reports them. */
export const streams: readonly Stream[] = [
  workspace,
  admins,
  teams,
  tags,
  segments,
  contactAttributes,
  companyAttributes,
  conversationAttributes,
  contacts,
  contactTags,
  contactCompanies,
  contactSubscriptions,
  contactSegments,
  companies,
  conversations,
  conversationParts,
];
