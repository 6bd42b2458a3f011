with contact_events as (

    select * from {{ ref('intercom__contact_events') }}

),

shown as (

    select
        'event' as type,
        contact_events.event_id as id,
        {{ timestamp_to_unix('contact_events.created_at') }} as created_at,
        contact_events.event_name,
        contact_events.contact_external_id as user_id,
        contact_events.contact_email as email,
        contact_events.contact_id as intercom_user_id,
        contact_events.metadata
    from contact_events
    where {{ connector_shows('contact_events') }}

)

select * from shown
