with leads as (

    select * from {{ ref('intercom__leads') }}

),

contact_segments as (

    select * from {{ ref('intercom__contact_segments') }}

),

shown as (

    {{ keboola_contact_members('leads', 'leads_pk', 'contact_segments', 'segment') }}

)

select * from shown
