with contacts as (

    select * from {{ ref('intercom__contacts') }}

),

leads as (

    select * from contacts
    where role = 'lead'

)

select * from leads
