with newsfeeds as (

    select * from {{ ref('stg_intercom__newsfeeds') }}

),

shown as (

    select
        -- ids
        newsfeeds.workspace_id,
        newsfeeds.newsfeed_id,

        -- labels
        newsfeeds.name,

        -- times
        newsfeeds.created_at,
        newsfeeds.updated_at,

        -- landing
        newsfeeds.deleted_at,
        newsfeeds.is_deleted,
        newsfeeds.loaded_at
    from newsfeeds
    where {{ is_shown('newsfeeds.is_deleted') }}

)

select * from shown
