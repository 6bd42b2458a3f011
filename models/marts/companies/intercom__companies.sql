with companies as (

    select * from {{ ref('stg_intercom__companies') }}

),

shown as (

    select
        -- ids
        companies.workspace_id,
        companies.company_id,
        companies.external_id,
        companies.plan_id,

        -- labels
        companies.name,
        companies.plan_name,
        companies.website,
        companies.industry,

        -- numbers
        companies.employee_count,
        companies.monthly_spend,
        companies.session_count,
        companies.user_count,

        -- lists
        companies.tag_count,
        companies.segment_count,
        {{ json_list_length('companies.notes') }} as note_count,
        companies.notes,
        companies.custom_attributes,

        -- times
        companies.remote_created_at,
        companies.created_at,
        companies.updated_at,
        companies.last_request_at,

        -- landing
        companies.deleted_at,
        companies.is_deleted,
        companies.loaded_at
    from companies
    where {{ is_shown('companies.is_deleted') }}

)

select * from shown
