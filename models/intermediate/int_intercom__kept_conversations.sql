{{ config(materialized='ephemeral', enabled=var('intercom_snapshots', false)) }}

with conversations as (

    select * from {{ ref('stg_intercom__conversations') }}

),

kept as (

    select
        -- ids
        conversations.workspace_id,
        conversations.conversation_id,
        conversations.admin_assignee_id,
        conversations.team_assignee_id,
        conversations.company_id,

        -- labels
        conversations.state,
        conversations.priority,

        -- flags
        conversations.is_ticket,

        -- rating
        conversations.rating,

        -- service level agreement
        conversations.sla_name,
        conversations.sla_status,

        -- Fin
        conversations.ai_agent_resolution_state,

        -- times
        conversations.updated_at,

        -- landing
        conversations.deleted_at,
        conversations.is_deleted,
        conversations.loaded_at,
        {{ utc_now() }} as seen_at
    from conversations

)

select * from kept
