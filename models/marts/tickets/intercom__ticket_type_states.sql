with ticket_types as (

    select * from {{ ref('stg_intercom__ticket_types') }}

),

ticket_states as (

    select * from {{ ref('stg_intercom__ticket_states') }}

),

-- A type lists its states since API version 2.12, a state its types: what either says counts.
said as (

    select
        ticket_types.workspace_id,
        ticket_types.ticket_type_id,
        state.id as ticket_state_id,
        ticket_types.name as ticket_type_name,
        state.category as state,
        state.internal_label as state_internal_label,
        state.external_label as state_external_label,
        ticket_types.deleted_at,
        ticket_types.is_deleted,
        ticket_types.loaded_at
    from ticket_types
    {{ each_item('ticket_types.ticket_states', 'state') }}
    where state.id is not null

    union all

    select
        ticket_states.workspace_id,
        type.id as ticket_type_id,
        ticket_states.ticket_state_id,
        type.name as ticket_type_name,
        ticket_states.category as state,
        ticket_states.internal_label as state_internal_label,
        ticket_states.external_label as state_external_label,
        ticket_states.deleted_at,
        ticket_states.is_deleted,
        ticket_states.loaded_at
    from ticket_states
    {{ each_item('ticket_states.ticket_types', 'type') }}
    where type.id is not null

),

pairs as (

    select
        said.workspace_id,
        said.ticket_type_id,
        said.ticket_state_id,
        min(said.ticket_type_name) as ticket_type_name,
        min(said.state) as state,
        min(said.state_internal_label) as state_internal_label,
        min(said.state_external_label) as state_external_label,
        min(said.deleted_at) as deleted_at,
        bool_or(said.is_deleted) as is_deleted,
        max(said.loaded_at) as loaded_at
    from said
    group by said.workspace_id, said.ticket_type_id, said.ticket_state_id

),

named as (

    select
        -- ids
        pairs.workspace_id,
        pairs.ticket_type_id,
        pairs.ticket_state_id,

        -- labels
        coalesce(ticket_types.name, pairs.ticket_type_name) as ticket_type_name,
        coalesce(ticket_states.category, pairs.state) as state,
        coalesce(ticket_states.internal_label, pairs.state_internal_label) as state_internal_label,
        coalesce(ticket_states.external_label, pairs.state_external_label) as state_external_label,

        -- landing
        least(pairs.deleted_at, ticket_types.deleted_at, ticket_states.deleted_at) as deleted_at,
        pairs.is_deleted
        or coalesce(ticket_types.is_deleted, false)
        or coalesce(ticket_states.is_deleted, false) as is_deleted,
        pairs.loaded_at
    from pairs
    left join ticket_types
        on
            pairs.workspace_id = ticket_types.workspace_id
            and pairs.ticket_type_id = ticket_types.ticket_type_id
    left join ticket_states
        on
            pairs.workspace_id = ticket_states.workspace_id
            and pairs.ticket_state_id = ticket_states.ticket_state_id

),

shown as (

    select * from named
    where {{ is_shown('named.is_deleted') }}

)

select * from shown
