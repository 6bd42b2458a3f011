with landed as (

    select landed.* from {{ source('intercom', 'contact_companies') }} as landed

),

renamed as (

    select
        -- ids
        landed.workspace_id,
        landed.parent_id as contact_id,
        landed.record_id as company_id,

        -- landing
        {{ landing_columns('landed') }}
    from landed

)

select * from renamed
