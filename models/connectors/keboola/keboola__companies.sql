with companies as (

    select * from {{ ref('intercom__companies') }}

),

shown as (

    select
        'company' as type,
        companies.company_id as id,
        {{ timestamp_to_unix('companies.created_at') }} as created_at,
        {{ timestamp_to_unix('companies.remote_created_at') }} as remote_created_at,
        {{ timestamp_to_unix('companies.updated_at') }} as updated_at,
        companies.external_id as company_id,
        companies.name,
        companies.session_count,
        companies.monthly_spend,
        companies.user_count,
        companies.plan_name as plan,
        companies.custom_attributes
    from companies
    where {{ connector_shows('companies') }}

)

select * from shown
