{{ config(materialized='view') }}

with landed as (

    select landed.* from {{ source('intercom', 'macros') }} as landed

),

parsed as (

    select
        landed.*,
        {{ parse_record('landed.record', macros_schema()) }} as macro
    from landed

),

renamed as (

    select
        -- ids
        parsed.workspace_id,
        parsed.record_id as macro_id,

        -- labels
        parsed.macro.name,
        parsed.macro.body,
        parsed.macro.body_text,
        parsed.macro.visible_to,

        -- lists
        {{ list_length('parsed.macro.visible_to_team_ids') }} as team_count,
        parsed.macro.visible_to_team_ids,
        {{ json_document('parsed.macro.available_on') }} as available_on,

        -- times
        {{ text_to_timestamp('parsed.macro.created_at') }} as created_at,
        {{ text_to_timestamp('parsed.macro.updated_at') }} as updated_at,

        -- landing
        {{ landing_columns('parsed') }}
    from parsed

)

select * from renamed
