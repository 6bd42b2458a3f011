/** A question that is easily asked in a way that counts too much or too little, and how to ask it. */
export interface JoinExample {
  readonly asks: string;
  /** What goes wrong, and why the second query is right. */
  readonly explains: string;
  /** What people write first. */
  readonly instead: string;
  readonly write: string;
  /** The columns that identify a row of the right answer. */
  readonly key: readonly string[];
  /** The column to add up. Added up over the right answer it gives what `whole` gives; over the other it does not. */
  readonly measure: string;
  /** The whole, from one table. */
  readonly whole: string;
}

/** Pairs of tables that people get wrong. Each query runs as it is in any DuckDB client, and in a test. */
export const joinExamples: readonly JoinExample[] = [
  {
    asks: "How many replies did each teammate write? (`conversation_parts` to `admins`)",
    explains:
      "An author is a contact, a teammate or a bot: `author_kind` says which, and the id alone does not. The inner join " +
      "loses the replies of teammates who have left, since the API no longer lists them; the left join keeps " +
      "them under their id. It never multiplies: an id is one admin's.",
    instead: `select admins.name, count(*) as replies
from intercom.conversation_parts
inner join intercom.admins
    on conversation_parts.author_id = admins.admin_id
where conversation_parts.part_type = 'comment'
group by admins.name`,
    write: `select
    conversation_parts.workspace_id,
    conversation_parts.author_id as admin_id,
    coalesce(any_value(admins.name), any_value(conversation_parts.author_name)) as name,
    count(*) as replies
from intercom.conversation_parts
left join intercom.admins
    on conversation_parts.workspace_id = admins.workspace_id
    and conversation_parts.author_id = admins.admin_id
where conversation_parts.part_type = 'comment' and conversation_parts.author_kind = 'teammate'
group by conversation_parts.workspace_id, conversation_parts.author_id`,
    key: ["workspace_id", "admin_id"],
    measure: "replies",
    whole: `select count(*) from intercom.conversation_parts
where part_type = 'comment' and author_kind = 'teammate'`,
  },
  {
    asks: "How many conversations does each company have? (`contacts` to `companies`)",
    explains:
      "A contact is in several companies, so the way through `contact_companies` counts a conversation once for each of " +
      "them, and those of contacts without a company not at all. A conversation names the one company it " +
      "belongs to: `company_id`. Where a conversation has none, the row without a company says so.",
    instead: `select companies.name, count(*) as conversations
from intercom.conversations
inner join intercom.contact_companies
    on conversations.contact_id = contact_companies.contact_id
inner join intercom.companies
    on contact_companies.company_id = companies.company_id
group by companies.name`,
    write: `select
    conversations.workspace_id,
    conversations.company_id,
    any_value(companies.name) as name,
    count(*) as conversations
from intercom.conversations
left join intercom.companies
    on conversations.workspace_id = companies.workspace_id
    and conversations.company_id = companies.company_id
group by conversations.workspace_id, conversations.company_id`,
    key: ["workspace_id", "company_id"],
    measure: "conversations",
    whole: "select count(*) from intercom.conversations",
  },
  {
    asks: "How much do the companies of our users spend? (`contacts` to `companies`, upwards)",
    explains:
      "Joined to its contacts, a company stands once for each of them, and so does its spend. Ask for the companies that " +
      "have a user, and add up those.",
    instead: `select contacts.role, sum(companies.monthly_spend) as spend
from intercom.contacts
inner join intercom.contact_companies
    on contacts.contact_id = contact_companies.contact_id
inner join intercom.companies
    on contact_companies.company_id = companies.company_id
group by contacts.role`,
    write: `select companies.workspace_id, sum(companies.monthly_spend) as spend
from intercom.companies
where exists (
    select 1
    from intercom.contact_companies
    inner join intercom.users
        on contact_companies.workspace_id = users.workspace_id
        and contact_companies.contact_id = users.contact_id
    where contact_companies.workspace_id = companies.workspace_id
        and contact_companies.company_id = companies.company_id
)
group by companies.workspace_id`,
    key: ["workspace_id"],
    measure: "spend",
    whole: `select sum(monthly_spend) from intercom.companies
where company_id in (
    select company_id from intercom.contact_companies
    where contact_id in (select contact_id from intercom.users)
)`,
  },
  {
    asks:
      "How many conversations are with users, how many with leads? (`conversations` to `contacts`)",
    explains:
      "A conversation may have several contacts: through `conversation_contacts` it counts once for each. " +
      "`conversations.contact_id` is the first of them, and null where there is none.",
    instead: `select contacts.role, count(*) as conversations
from intercom.conversations
inner join intercom.conversation_contacts
    on conversations.conversation_id = conversation_contacts.conversation_id
inner join intercom.contacts
    on conversation_contacts.contact_id = contacts.contact_id
group by contacts.role`,
    write: `select coalesce(contacts.role, 'unknown') as role, count(*) as conversations
from intercom.conversations
left join intercom.contacts
    on conversations.workspace_id = contacts.workspace_id
    and conversations.contact_id = contacts.contact_id
group by coalesce(contacts.role, 'unknown')`,
    key: ["role"],
    measure: "conversations",
    whole: "select count(*) from intercom.conversations",
  },
  {
    asks: "How many open conversations does each team have? (`conversations` to `teams`)",
    explains:
      "The way from the assigned teammate through `team_admins` counts a conversation for every team of that " +
      "teammate. A conversation has a team of its own, `team_assignee_id`, and may have no teammate at all.",
    instead: `select teams.name, count(*) as open_conversations
from intercom.conversations
inner join intercom.team_admins
    on conversations.admin_assignee_id = team_admins.admin_id
inner join intercom.teams
    on team_admins.team_id = teams.team_id
where conversations.is_open
group by teams.name`,
    write: `select
    conversations.workspace_id,
    conversations.team_assignee_id as team_id,
    any_value(teams.name) as name,
    count(*) as open_conversations
from intercom.conversations
left join intercom.teams
    on conversations.workspace_id = teams.workspace_id
    and conversations.team_assignee_id = teams.team_id
where conversations.is_open
group by conversations.workspace_id, conversations.team_assignee_id`,
    key: ["workspace_id", "team_id"],
    measure: "open_conversations",
    whole: "select count(*) from intercom.conversations where is_open",
  },
  {
    asks: "What share of conversations has each tag? (`conversations` to `tags`)",
    explains:
      "A conversation with two tags is in both counts, so that the counts of tags do not add up to the conversations: a " +
      "share needs the number of all conversations below the line, not the sum of the column. Split evenly over " +
      "its tags, each conversation counts once.",
    instead: `select conversation_tags.tag_name, count(*) as conversations
from intercom.conversation_tags
group by conversation_tags.tag_name`,
    write: `select
    coalesce(conversation_tags.tag_name, 'untagged') as tag_name,
    count(*) as conversations_with_it,
    sum(1.0 / greatest(conversations.tag_count, 1)) as conversations
from intercom.conversations
left join intercom.conversation_tags
    on conversations.workspace_id = conversation_tags.workspace_id
    and conversations.conversation_id = conversation_tags.conversation_id
group by coalesce(conversation_tags.tag_name, 'untagged')`,
    key: ["tag_name"],
    measure: "conversations",
    whole: "select count(*) from intercom.conversations",
  },
  {
    asks: "How many users are on each plan tier? (`contacts` to `contact_attribute_values`)",
    explains:
      "The long table has one row for each attribute of a contact. Without the name in the join a user counts once for " +
      "each attribute; with the name in `where` those who lack it are lost. In `on` it does neither.",
    instead: `select contact_attribute_values.value_text as plan_tier, count(*) as users
from intercom.users
inner join intercom.contact_attribute_values
    on users.contact_id = contact_attribute_values.contact_id
group by contact_attribute_values.value_text`,
    write: `select
    coalesce(contact_attribute_values.value_text, 'none') as plan_tier,
    count(*) as users
from intercom.users
left join intercom.contact_attribute_values
    on users.workspace_id = contact_attribute_values.workspace_id
    and users.contact_id = contact_attribute_values.contact_id
    and contact_attribute_values.attribute_name = 'plan tier'
group by coalesce(contact_attribute_values.value_text, 'none')`,
    key: ["plan_tier"],
    measure: "users",
    whole: "select count(*) from intercom.users",
  },
];
