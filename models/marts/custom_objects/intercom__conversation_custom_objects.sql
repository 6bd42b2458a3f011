with conversations as (

    select * from {{ ref('stg_intercom__conversations') }}

),

referenced_objects as (

    {{ referenced_objects('conversations', 'conversation_id') }}

)

select * from referenced_objects
