{{ config(materialized='view') }}

with landed as (

    select landed.* from {{ source('intercom', 'brands') }} as landed

),

parsed as (

    select
        landed.*,
        {{ parse_record('landed.record', brands_schema()) }} as brand
    from landed

),

renamed as (

    select
        -- ids
        parsed.workspace_id,
        parsed.record_id as brand_id,
        {{ zero_is_none('parsed.brand.help_center_id') }} as help_center_id,
        {{ zero_is_none('parsed.brand.default_address_settings_id') }}
            as default_address_settings_id,

        -- labels
        parsed.brand.name,

        -- flags
        parsed.brand.is_default,

        -- times
        {{ unix_to_timestamp('parsed.brand.created_at') }} as created_at,
        {{ unix_to_timestamp('parsed.brand.updated_at') }} as updated_at,

        -- landing
        {{ landing_columns('parsed') }}
    from parsed

)

select * from renamed
