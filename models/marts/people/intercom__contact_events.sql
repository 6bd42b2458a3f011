{{
    config(
        materialized='incremental',
        incremental_strategy=replace_strategy(),
        unique_key=['workspace_id', 'contact_id'],
        on_schema_change='append_new_columns',
        post_hook='{{ delete_hidden_rows() }}',
    )
}}

with events as (

    select * from {{ ref('stg_intercom__contact_events') }}

),

contacts as (

    select * from {{ ref('stg_intercom__contacts') }}

),

-- A contact that is deleted, or comes back, takes all its events along: whole contacts are built.
changed as (

    select
        contacts.workspace_id,
        contacts.contact_id
    from contacts
    {{ newly_loaded('contacts') }}

    union

    select
        events.workspace_id,
        events.contact_id
    from events
    {{ newly_loaded('events') }}

),

resolved as (

    select
        -- ids
        events.workspace_id,
        events.contact_id,
        events.event_id,
        events.contact_external_id,

        -- labels
        events.event_name,
        events.contact_email,
        events.metadata,

        -- times
        events.created_at,

        -- landing
        {{ owned_landing_columns('events', 'contacts') }}
    from events
    inner join changed
        on
            events.workspace_id = changed.workspace_id
            and events.contact_id = changed.contact_id
    left join contacts
        on
            events.workspace_id = contacts.workspace_id
            and events.contact_id = contacts.contact_id

)

select * from resolved
