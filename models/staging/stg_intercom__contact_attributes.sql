with landed as (

    select landed.* from {{ source('intercom', 'contact_attributes') }} as landed

),

renamed as (

    {{ attribute_definitions('landed', 'contact') }}

)

select * from renamed
