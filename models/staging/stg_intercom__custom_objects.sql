{{
    config(
        materialized='incremental',
        incremental_strategy='merge',
        unique_key=['workspace_id', 'object_type', 'custom_object_id'],
        on_schema_change='append_new_columns',
    )
}}

with landed as (

    select landed.* from {{ source('intercom', 'custom_objects') }} as landed
    {{ newly_loaded('landed') }}

),

parsed as (

    select
        landed.*,
        {{ parse_record('landed.record', custom_objects_schema()) }} as object
    from landed

),

renamed as (

    select
        -- ids
        parsed.workspace_id,
        parsed.record_id as custom_object_id,
        parsed.object.external_id,

        -- labels
        parsed.parent_id as object_type,
        {{ json_document('parsed.object.custom_attributes') }} as custom_attributes,

        -- times
        {{ unix_to_timestamp('parsed.object.external_created_at') }} as external_created_at,
        {{ unix_to_timestamp('parsed.object.external_updated_at') }} as external_updated_at,
        {{ unix_to_timestamp('parsed.object.created_at') }} as created_at,
        {{ unix_to_timestamp('parsed.object.updated_at') }} as updated_at,

        -- landing
        {{ landing_columns('parsed') }}
    from parsed

)

select * from renamed
