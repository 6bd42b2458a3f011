with contacts as (

    select * from {{ ref('intercom__contacts') }}

),

users as (

    select * from contacts
    where role = 'user'

)

select * from users
