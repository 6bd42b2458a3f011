with leads as (

    select * from {{ ref('intercom__leads') }}

),

contact_social_profiles as (

    select * from {{ ref('intercom__contact_social_profiles') }}

),

shown as (

    {{ keboola_social_profiles('leads', 'leads_pk', 'contact_social_profiles') }}

)

select * from shown
