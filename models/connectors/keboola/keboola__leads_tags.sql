with leads as (

    select * from {{ ref('intercom__leads') }}

),

contact_tags as (

    select * from {{ ref('intercom__contact_tags') }}

),

shown as (

    {{ keboola_contact_members('leads', 'leads_pk', 'contact_tags', 'tag') }}

)

select * from shown
