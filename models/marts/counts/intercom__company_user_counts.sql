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

    select
        -- ids
        companies.workspace_id,
        companies.company_id,
        min(companies.external_id) as external_id,

        -- labels
        min(companies.name) as company_name,

        -- numbers
        count(contacts.contact_id) as contact_count,
        count(contacts.contact_id) filter (where contacts.role = 'user') as user_count,
        count(contacts.contact_id) filter (where contacts.role = 'lead') as lead_count
    from companies
    left join memberships
        on
            companies.workspace_id = memberships.workspace_id
            and companies.company_id = memberships.company_id
    left join contacts
        on
            memberships.workspace_id = contacts.workspace_id
            and memberships.contact_id = contacts.contact_id
    group by companies.workspace_id, companies.company_id

)

select * from counted
