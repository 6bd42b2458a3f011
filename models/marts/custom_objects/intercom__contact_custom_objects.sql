with contacts as (

    select * from {{ ref('stg_intercom__contacts') }}

),

referenced_objects as (

    {{ referenced_objects('contacts', 'contact_id') }}

)

select * from referenced_objects
