with users as (

    select * from {{ ref('intercom__users') }}

),

shown as (

    select
        'user' as type,
        {{ keboola_contact_columns('users') }}
    from users
    where {{ connector_shows('users') }}

)

select * from shown
