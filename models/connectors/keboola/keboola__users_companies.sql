with users as (

    select * from {{ ref('intercom__users') }}

),

contact_companies as (

    select * from {{ ref('intercom__contact_companies') }}

),

shown as (

    {{ keboola_contact_members('users', 'users_pk', 'contact_companies', 'company') }}

)

select * from shown
