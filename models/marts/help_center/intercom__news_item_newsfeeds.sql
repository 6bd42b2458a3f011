with news_items as (

    select * from {{ ref('stg_intercom__news_items') }}

),

assigned as (

    select
        -- ids
        news_items.workspace_id,
        news_items.news_item_id,
        assignment.newsfeed_id,

        -- times
        {{ unix_to_timestamp('max(assignment.published_at)') }} as published_at,

        -- landing
        max(news_items.deleted_at) as deleted_at,
        bool_or(news_items.is_deleted) as is_deleted,
        max(news_items.loaded_at) as loaded_at
    from news_items
    {{ each_item('news_items.newsfeed_assignments', 'assignment') }}
    where
        assignment.newsfeed_id is not null
        and {{ is_shown('news_items.is_deleted') }}
    group by news_items.workspace_id, news_items.news_item_id, assignment.newsfeed_id

)

select * from assigned
