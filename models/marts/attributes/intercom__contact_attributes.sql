with definitions as (

    select * from {{ ref('stg_intercom__contact_attributes') }}

),

shown as (

    {{ shown_attribute_definitions('definitions') }}

)

select * from shown
