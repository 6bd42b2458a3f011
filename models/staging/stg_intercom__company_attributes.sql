with landed as (

    select landed.* from {{ source('intercom', 'company_attributes') }} as landed

),

renamed as (

    {{ attribute_definitions('landed', 'company') }}

)

select * from renamed
