with ticket_states as (

    select * from {{ ref('stg_intercom__ticket_states') }}

),

shown as (

    select
        -- ids
        ticket_states.workspace_id,
        ticket_states.ticket_state_id,

        -- labels
        ticket_states.category,
        ticket_states.internal_label,
        ticket_states.external_label,

        -- flags
        ticket_states.is_archived,

        -- numbers
        ticket_states.ticket_type_count,

        -- landing
        ticket_states.deleted_at,
        ticket_states.is_deleted,
        ticket_states.loaded_at
    from ticket_states
    where {{ is_shown('ticket_states.is_deleted') }}

)

select * from shown
