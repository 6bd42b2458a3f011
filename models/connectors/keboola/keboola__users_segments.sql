with users as (

    select * from {{ ref('intercom__users') }}

),

contact_segments as (

    select * from {{ ref('intercom__contact_segments') }}

),

shown as (

    {{ keboola_contact_members('users', 'users_pk', 'contact_segments', 'segment') }}

)

select * from shown
