with leads as (

    select * from {{ ref('intercom__leads') }}

),

contact_companies as (

    select * from {{ ref('intercom__contact_companies') }}

),

shown as (

    {{ keboola_contact_members('leads', 'leads_pk', 'contact_companies', 'company') }}

)

select * from shown
