with conversation_attributes as (

    select * from {{ ref('intercom__conversation_attributes') }}

),

shown as (

    select
        {{ api_data_attribute_columns('conversation_attributes', 'seconds') }}
    from conversation_attributes
    where {{ connector_shows('conversation_attributes') }}

)

select * from shown
