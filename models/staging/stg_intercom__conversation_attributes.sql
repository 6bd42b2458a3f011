with landed as (

    select landed.* from {{ source('intercom', 'conversation_attributes') }} as landed

),

renamed as (

    {{ attribute_definitions('landed', 'conversation') }}

)

select * from renamed
