with contacts as (

    select * from {{ ref('intercom_elt', 'intercom__contacts') }}

),

conversations as (

    select * from {{ ref('intercom_elt', 'intercom__conversations') }}

),

-- One column for each attribute that dbt_project.yml chooses, typed as it is declared in Intercom.
attributes as (

    {{ intercom_elt.pivot_attributes('contact') }}

),

asked as (

    select
        attributes.custom_billing_plan as plan,
        conversations.state,
        conversations.statistics_time_to_admin_reply_seconds as reply_seconds
    from conversations
    left join contacts
        on
            conversations.workspace_id = contacts.workspace_id
            and conversations.contact_id = contacts.contact_id
    left join attributes
        on
            contacts.workspace_id = attributes.workspace_id
            and contacts.contact_id = attributes.contact_id
    where not conversations.is_deleted

),

counted as (

    select
        coalesce(asked.plan, 'none') as plan,
        count(*) as conversation_count,
        count(*) filter (where asked.state = 'closed') as closed_count,
        median(asked.reply_seconds) as median_reply_seconds
    from asked
    group by coalesce(asked.plan, 'none')

)

select * from counted
