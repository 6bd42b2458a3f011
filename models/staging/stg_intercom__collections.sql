{{ config(materialized='view') }}

with landed as (

    select landed.* from {{ source('intercom', 'collections') }} as landed

),

parsed as (

    select
        landed.*,
        {{ parse_record('landed.record', collections_schema()) }} as collection
    from landed

),

renamed as (

    select
        -- ids
        parsed.workspace_id,
        parsed.record_id as collection_id,
        {{ zero_is_none('parsed.collection.parent_id') }} as parent_collection_id,
        {{ zero_is_none('parsed.collection.help_center_id') }} as help_center_id,

        -- labels
        parsed.collection.name,
        parsed.collection.description,
        parsed.collection.url,
        parsed.collection.icon,
        parsed.collection.default_locale,
        {{ json_document('parsed.collection.translated_content') }} as translated_content,

        -- numbers
        parsed.collection.order as position,

        -- times
        {{ unix_to_timestamp('parsed.collection.created_at') }} as created_at,
        {{ unix_to_timestamp('parsed.collection.updated_at') }} as updated_at,

        -- landing
        {{ landing_columns('parsed') }}
    from parsed

)

select * from renamed
