with summaries as (

    select * from {{ ref('stg_intercom__contact_event_summaries') }}

),

contacts as (

    select * from {{ ref('stg_intercom__contacts') }}

),

resolved as (

    select
        -- ids
        summaries.workspace_id,
        summaries.contact_id,

        -- labels
        summaries.event_name,
        summaries.description,

        -- numbers
        summaries.event_count,

        -- times
        summaries.first_event_at,
        summaries.last_event_at,

        -- landing
        {{ owned_landing_columns('summaries', 'contacts') }}
    from summaries
    left join contacts
        on
            summaries.workspace_id = contacts.workspace_id
            and summaries.contact_id = contacts.contact_id

),

shown as (

    select * from resolved
    where {{ is_shown('resolved.is_deleted') }}

)

select * from shown
