with companies as (

    select * from {{ ref('intercom__companies') }}
    where not is_deleted

),

memberships as (

    select * from {{ ref('intercom__contact_companies') }}
    where not is_deleted

),

contacts as (

    select * from {{ ref('intercom__contacts') }}
    where not is_deleted

),

counted as (

    {{ count_people('companies', 'company_id') }}

),

named as (

    select
        -- ids
        companies.workspace_id,
        companies.company_id,
        companies.external_id,

        -- labels
        companies.name as company_name,

        -- numbers
        counted.contact_count,
        counted.user_count,
        counted.lead_count
    from companies
    inner join counted
        on
            companies.workspace_id = counted.workspace_id
            and companies.company_id = counted.company_id

)

select * from named
