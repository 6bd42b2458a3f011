-- A contact has as many companies as its record says, also where the API cut the list at ten.
{{ config(severity='warn') }}

with contacts as (

    select
        workspace_id,
        contact_id,
        company_count
    from {{ ref('intercom__contacts') }}

),

companies as (

    select
        workspace_id,
        contact_id
    from {{ ref('intercom__contact_companies') }}

),

counted as (

    select
        contacts.workspace_id,
        contacts.contact_id,
        contacts.company_count,
        count(companies.contact_id) as landed_company_count
    from contacts
    left join companies
        on
            contacts.workspace_id = companies.workspace_id
            and contacts.contact_id = companies.contact_id
    group by contacts.workspace_id, contacts.contact_id, contacts.company_count

)

select * from counted
where company_count != landed_company_count
