with contact_event_summaries as (

    select * from {{ ref('intercom__contact_event_summaries') }}

),

shown as (

    select
        contact_event_summaries.contact_id as user_id,
        contact_event_summaries.event_name as name,
        contact_event_summaries.event_count as count,
        contact_event_summaries.first_event_at as first,
        contact_event_summaries.last_event_at as last,
        contact_event_summaries.description
    from contact_event_summaries
    where {{ connector_shows('contact_event_summaries') }}

)

select * from shown
