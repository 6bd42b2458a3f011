with contact_attributes as (

    select * from {{ ref('intercom__contact_attributes') }}

),

shown as (

    select
        {{ api_data_attribute_columns('contact_attributes', 'seconds') }}
    from contact_attributes
    where {{ connector_shows('contact_attributes') }}

)

select * from shown
