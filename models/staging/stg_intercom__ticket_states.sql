{{ config(materialized='view') }}

with landed as (

    select landed.* from {{ source('intercom', 'ticket_states') }} as landed

),

parsed as (

    select
        landed.*,
        {{ parse_record('landed.record', ticket_states_schema()) }} as ticket_state
    from landed

),

renamed as (

    select
        -- ids
        parsed.workspace_id,
        parsed.record_id as ticket_state_id,

        -- labels
        parsed.ticket_state.category,
        parsed.ticket_state.internal_label,
        parsed.ticket_state.external_label,

        -- flags
        parsed.ticket_state.archived as is_archived,

        -- lists
        parsed.ticket_state.ticket_types.data as ticket_types,
        {{ list_length('parsed.ticket_state.ticket_types.data') }} as ticket_type_count,

        -- landing
        {{ landing_columns('parsed') }}
    from parsed

)

select * from renamed
