with leads as (

    select * from {{ ref('intercom__leads') }}

),

contact_companies as (

    select * from {{ ref('intercom__contact_companies') }}

),

companies as (

    select * from {{ ref('intercom__companies') }}

),

company_lists as (

    {{ segment_company_lists('contact_companies', 'companies') }}

),

shown as (

    select
        {{ segment_contact_columns('leads', 'company_lists') }},
        leads.is_unsubscribed_from_emails as unsuscribed_from_emails
    from leads
    left join company_lists
        on
            leads.workspace_id = company_lists.workspace_id
            and leads.contact_id = company_lists.contact_id
    where {{ connector_shows('leads') }}

)

select * from shown
