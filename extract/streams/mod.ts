import { activityLogs } from "./activity_logs.ts";
import { admins } from "./admins.ts";
import { companyAttributes, contactAttributes, conversationAttributes } from "./attributes.ts";
import { awayStatusReasons } from "./away_status_reasons.ts";
import { brands } from "./brands.ts";
import { calls } from "./calls.ts";
import { companies } from "./companies.ts";
import {
  contactCompanies,
  contactEvents,
  contactEventSummaries,
  contactMerges,
  contactNotes,
  contactSubscriptions,
  contactTags,
} from "./contact_lists.ts";
import { contactSegments } from "./contact_segments.ts";
import { contacts } from "./contacts.ts";
import { contentSnippets } from "./content_snippets.ts";
import { conversationParts, conversations, deletedConversations } from "./conversations.ts";
import { customObjects } from "./custom_objects.ts";
import { articles, collections, helpCenters, internalArticles } from "./help_center.ts";
import { macros } from "./macros.ts";
import { newsfeeds, newsItems } from "./news.ts";
import { officeHours } from "./office_hours.ts";
import { segments } from "./segments.ts";
import type { Stream } from "./stream.ts";
import { subscriptionTypes } from "./subscription_types.ts";
import { tags } from "./tags.ts";
import { teams } from "./teams.ts";
import { ticketParts, tickets } from "./tickets.ts";
import { ticketStates, ticketTypes } from "./ticket_types.ts";
import { workspace } from "./workspace.ts";

/** Every stream there is, in the order in which a run reports them. */
export const streams: readonly Stream[] = [
  workspace,
  admins,
  teams,
  awayStatusReasons,
  tags,
  segments,
  subscriptionTypes,
  contactAttributes,
  companyAttributes,
  conversationAttributes,
  contacts,
  contactTags,
  contactCompanies,
  contactSubscriptions,
  contactMerges,
  contactNotes,
  contactEvents,
  contactEventSummaries,
  contactSegments,
  companies,
  conversations,
  conversationParts,
  deletedConversations,
  ticketTypes,
  ticketStates,
  tickets,
  ticketParts,
  helpCenters,
  collections,
  articles,
  internalArticles,
  newsItems,
  newsfeeds,
  macros,
  brands,
  contentSnippets,
  officeHours,
  activityLogs,
  calls,
  customObjects,
];
