with companies as (

    select * from {{ ref('intercom__companies') }}

),

shown as (

    select
        companies.company_id as id,
        companies.external_id as company_id,
        {{ timestamp_to_unix('companies.created_at') }} as created_at,
        {{ timestamp_to_unix('companies.remote_created_at') }} as remote_created_at,
        {{ timestamp_to_unix('companies.updated_at') }} as updated_at,
        {{ timestamp_to_unix('companies.last_request_at') }} as last_request_at,
        companies.name,
        companies.custom_attributes,
        companies.session_count,
        companies.monthly_spend,
        companies.user_count,
        companies.plan_name as plan,
        companies.employee_count as size,
        companies.website,
        companies.industry
    from companies
    where {{ connector_shows('companies') }}

)

select * from shown
