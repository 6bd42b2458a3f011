{{
    config(
        materialized='incremental',
        incremental_strategy=replace_strategy(),
        unique_key=['workspace_id', 'conversation_id'],
        on_schema_change='append_new_columns',
        post_hook='{{ delete_outdated_rows("stg_intercom__conversations", "conversation_id") }}',
    )
}}

with landed as (

    select * from {{ ref('stg_intercom__conversations') }}

),

conversations as (

    select landed.*
    from landed
    {{ newly_loaded('landed') }}

),

participants as (

    select
        -- ids
        conversations.workspace_id,
        conversations.conversation_id,
        contact.id as contact_id,
        min(contact.external_id) as contact_external_id,

        -- numbers
        min(position) as contact_position,

        -- landing
        max(conversations.deleted_at) as deleted_at,
        bool_or(conversations.is_deleted) as is_deleted,
        max(conversations.loaded_at) as loaded_at
    from conversations
    {{ each_item('conversations.contacts', 'contact') }}
    where
        contact.id is not null
        and {{ is_shown('conversations.is_deleted') }}
    group by conversations.workspace_id, conversations.conversation_id, contact.id

)

select * from participants
