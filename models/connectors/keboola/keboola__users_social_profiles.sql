with users as (

    select * from {{ ref('intercom__users') }}

),

contact_social_profiles as (

    select * from {{ ref('intercom__contact_social_profiles') }}

),

shown as (

    {{ keboola_social_profiles('users', 'users_pk', 'contact_social_profiles') }}

)

select * from shown
