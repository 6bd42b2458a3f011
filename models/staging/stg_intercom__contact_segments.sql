with landed as (

    select landed.* from {{ source('intercom', 'contact_segments') }} as landed

),

renamed as (

    select
        -- ids
        landed.workspace_id,
        landed.parent_id as segment_id,
        landed.record_id as contact_id,

        -- landing
        {{ landing_columns('landed') }}
    from landed

)

select * from renamed
