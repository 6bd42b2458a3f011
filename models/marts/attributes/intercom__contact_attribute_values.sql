with contacts as (

    select * from {{ ref('stg_intercom__contacts') }}

),

definitions as (

    select * from {{ ref('stg_intercom__contact_attributes') }}

),

attribute_values as (

    {{ attribute_values('contacts', 'contact_id', 'definitions') }}

)

select * from attribute_values
