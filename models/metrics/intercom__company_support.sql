with metrics as (

    select * from {{ ref('intercom__conversation_metrics') }}
    where not is_deleted

),

ratings as (

    select * from {{ ref('intercom__conversation_ratings') }}

),

contacts as (

    select * from {{ ref('intercom__conversation_contacts') }}

),

companies as (

    select * from {{ ref('intercom__contact_companies') }}

),

-- The company that the conversation itself names; where it names none, those of its contacts, of
-- which several may be of one.
belongings as (

    select
        metrics.workspace_id,
        metrics.conversation_id,
        metrics.company_id
    from metrics
    where metrics.company_id is not null

    union

    select
        metrics.workspace_id,
        metrics.conversation_id,
        companies.company_id
    from metrics
    inner join contacts
        on
            metrics.workspace_id = contacts.workspace_id
            and metrics.conversation_id = contacts.conversation_id
    inner join companies
        on
            contacts.workspace_id = companies.workspace_id
            and contacts.contact_id = companies.contact_id
    where metrics.company_id is null

),

company_support as (

    select
        -- ids
        belongings.workspace_id,
        belongings.company_id,

        -- numbers
        count(*) as conversation_count,
        count(*) filter (where metrics.state = 'open') as open_conversation_count,
        count(*) filter (where metrics.state = 'snoozed') as snoozed_conversation_count,
        count(*) filter (where metrics.state = 'closed') as closed_conversation_count,
        count(*) filter (where metrics.is_inbound) as inbound_conversation_count,
        {{ sum_of('metrics.contact_message_count') }} as contact_message_count,
        {{ sum_of('metrics.teammate_reply_count') }} as teammate_reply_count,
        count(metrics.time_to_first_reply_seconds) as first_reply_count,
        {{ sum_of('metrics.time_to_first_reply_seconds') }} as first_reply_seconds,
        {{ sum_of('metrics.close_count') }} as close_count,
        {{ sum_of('metrics.reopen_count') }} as reopen_count,
        count(*) filter (where ratings.is_rated) as rating_count,
        count(*) filter (where ratings.is_positive) as positive_rating_count,

        -- times
        min(metrics.created_at) as first_conversation_at,
        max(metrics.created_at) as last_conversation_at
    from belongings
    inner join metrics
        on
            belongings.workspace_id = metrics.workspace_id
            and belongings.conversation_id = metrics.conversation_id
    left join ratings
        on
            belongings.workspace_id = ratings.workspace_id
            and belongings.conversation_id = ratings.conversation_id
    group by belongings.workspace_id, belongings.company_id

)

select * from company_support
