{{ config(materialized='view') }}

with landed as (

    select landed.* from {{ source('intercom', 'news_items') }} as landed

),

parsed as (

    select
        landed.*,
        {{ parse_record('landed.record', news_items_schema()) }} as news_item
    from landed

),

renamed as (

    select
        -- ids
        parsed.workspace_id,
        parsed.record_id as news_item_id,
        {{ zero_is_none('parsed.news_item.sender_id') }} as sender_id,

        -- labels
        parsed.news_item.title,
        parsed.news_item.body,
        parsed.news_item.state,
        parsed.news_item.cover_image_url,

        -- flags
        parsed.news_item.deliver_silently as is_delivered_silently,

        -- lists
        {{ list_length('parsed.news_item.newsfeed_assignments') }} as newsfeed_count,
        parsed.news_item.newsfeed_assignments,
        {{ json_document('parsed.news_item.labels') }} as labels,
        {{ json_document('parsed.news_item.reactions') }} as reactions,

        -- times
        {{ unix_to_timestamp('parsed.news_item.created_at') }} as created_at,
        {{ unix_to_timestamp('parsed.news_item.updated_at') }} as updated_at,

        -- landing
        {{ landing_columns('parsed') }}
    from parsed

)

select * from renamed
