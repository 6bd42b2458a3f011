{{ config(materialized='ephemeral', enabled=var('intercom_snapshots', false)) }}

with companies as (

    select * from {{ ref('stg_intercom__companies') }}

),

kept as (

    select
        -- ids
        companies.workspace_id,
        companies.company_id,
        companies.plan_id,

        -- labels
        companies.name,
        companies.plan_name,
        companies.industry,

        -- numbers
        companies.employee_count,
        companies.monthly_spend,

        -- times
        companies.updated_at,

        -- landing
        companies.deleted_at,
        companies.is_deleted,
        companies.loaded_at,
        {{ utc_now() }} as seen_at
    from companies

)

select * from kept
