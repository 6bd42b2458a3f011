with landed as (

    select bookmarks.* from {{ source('intercom', 'bookmarks') }} as bookmarks

),

renamed as (

    select
        -- ids
        landed.workspace_id,
        landed.stream,
        landed.run_id,

        -- times
        landed.read_from as read_from_at,
        landed.read_until as read_until_at,
        landed.swept_at,
        landed.set_at
    from landed

)

select * from renamed
