with company_attributes as (

    select * from {{ ref('intercom__company_attributes') }}

),

shown as (

    select
        {{ api_data_attribute_columns('company_attributes', 'seconds') }}
    from company_attributes
    where {{ connector_shows('company_attributes') }}

)

select * from shown
