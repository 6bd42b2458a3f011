{{ config(materialized='view') }}

with landed as (

    select landed.* from {{ source('intercom', 'help_centers') }} as landed

),

parsed as (

    select
        landed.*,
        {{ parse_record('landed.record', help_centers_schema()) }} as help_center
    from landed

),

renamed as (

    select
        -- ids
        parsed.workspace_id,
        parsed.record_id as help_center_id,

        -- labels
        parsed.help_center.display_name as name,
        parsed.help_center.identifier,
        parsed.help_center.url,
        parsed.help_center.custom_domain,

        -- flags
        parsed.help_center.website_turned_on as is_website_on,
        parsed.help_center.default as is_default,

        -- lists
        {{ json_document('parsed.help_center.locales') }} as locales,

        -- times
        {{ unix_to_timestamp('parsed.help_center.created_at') }} as created_at,
        {{ unix_to_timestamp('parsed.help_center.updated_at') }} as updated_at,

        -- landing
        {{ landing_columns('parsed') }}
    from parsed

)

select * from renamed
