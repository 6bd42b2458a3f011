with news_items as (

    select * from {{ ref('stg_intercom__news_items') }}

),

shown as (

    select
        -- ids
        news_items.workspace_id,
        news_items.news_item_id,
        news_items.sender_id,

        -- labels
        news_items.title,
        news_items.body,
        news_items.state,
        news_items.cover_image_url,
        news_items.labels,
        news_items.reactions,

        -- flags
        news_items.is_delivered_silently,

        -- numbers
        news_items.newsfeed_count,

        -- times
        news_items.created_at,
        news_items.updated_at,

        -- landing
        news_items.deleted_at,
        news_items.is_deleted,
        news_items.loaded_at
    from news_items
    where {{ is_shown('news_items.is_deleted') }}

)

select * from shown
