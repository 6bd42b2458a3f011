with users as (

    select * from {{ ref('intercom__users') }}

),

contact_tags as (

    select * from {{ ref('intercom__contact_tags') }}

),

shown as (

    {{ keboola_contact_members('users', 'users_pk', 'contact_tags', 'tag') }}

)

select * from shown
