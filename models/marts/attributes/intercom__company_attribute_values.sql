with companies as (

    select * from {{ ref('stg_intercom__companies') }}

),

definitions as (

    select * from {{ ref('stg_intercom__company_attributes') }}

),

attribute_values as (

    {{ attribute_values('companies', 'company_id', 'definitions') }}

)

select * from attribute_values
