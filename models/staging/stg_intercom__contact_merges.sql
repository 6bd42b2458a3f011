{{ config(materialized='view') }}

with landed as (

    select landed.* from {{ source('intercom', 'contact_merges') }} as landed

),

parsed as (

    select
        landed.*,
        {{ parse_record('landed.record', contact_merges_schema()) }} as item
    from landed

),

renamed as (

    select
        -- ids
        parsed.workspace_id,
        parsed.parent_id as contact_id,
        parsed.record_id as source_contact_id,

        -- labels
        parsed.item.source_contact_role,

        -- times
        {{ unix_to_timestamp('parsed.item.merged_at') }} as merged_at,

        -- landing
        {{ landing_columns('parsed') }}
    from parsed

)

select * from renamed
