{{
    config(
        materialized='incremental',
        incremental_strategy='merge',
        unique_key=['workspace_id', 'company_id'],
        on_schema_change='append_new_columns',
    )
}}

with landed as (

    select landed.* from {{ source('intercom', 'companies') }} as landed
    {{ newly_loaded('landed') }}

),

parsed as (

    select
        landed.*,
        {{ parse_record('landed.record', companies_schema()) }} as company
    from landed

),

renamed as (

    select
        -- ids
        parsed.workspace_id,
        parsed.record_id as company_id,
        parsed.company.company_id as external_id,
        {{ zero_is_none('parsed.company.plan.id') }} as plan_id,

        -- labels
        parsed.company.name,
        parsed.company.plan.name as plan_name,
        parsed.company.website,
        parsed.company.industry,

        -- numbers
        parsed.company.size as employee_count,
        {{ finite_number('parsed.company.monthly_spend') }} as monthly_spend,
        parsed.company.session_count,
        parsed.company.user_count,

        -- lists
        parsed.company.tags.tags,
        {{ list_length('parsed.company.tags.tags') }} as tag_count,
        parsed.company.segments.segments,
        {{ list_length('parsed.company.segments.segments') }} as segment_count,
        {{ json_document('parsed.company.notes.notes') }} as notes,
        {{ json_document('parsed.company.custom_attributes') }} as custom_attributes,

        -- times
        {{ unix_to_timestamp('parsed.company.remote_created_at') }} as remote_created_at,
        {{ unix_to_timestamp('parsed.company.created_at') }} as created_at,
        {{ unix_to_timestamp('parsed.company.updated_at') }} as updated_at,
        {{ unix_to_timestamp('parsed.company.last_request_at') }} as last_request_at,

        -- landing
        {{ landing_columns('parsed') }}
    from parsed

)

select * from renamed
