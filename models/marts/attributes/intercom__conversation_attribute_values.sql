with conversations as (

    select * from {{ ref('stg_intercom__conversations') }}

),

definitions as (

    select * from {{ ref('stg_intercom__conversation_attributes') }}

),

attribute_values as (

    {{ attribute_values('conversations', 'conversation_id', 'definitions') }}

)

select * from attribute_values
