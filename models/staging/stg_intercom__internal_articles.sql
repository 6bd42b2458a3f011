{{ config(materialized='view') }}

with landed as (

    select landed.* from {{ source('intercom', 'internal_articles') }} as landed

),

parsed as (

    select
        landed.*,
        {{ parse_record('landed.record', internal_articles_schema()) }} as article
    from landed

),

renamed as (

    select
        -- ids
        parsed.workspace_id,
        parsed.record_id as internal_article_id,
        {{ zero_is_none('parsed.article.owner_id') }} as owner_id,
        {{ zero_is_none('parsed.article.author_id') }} as author_id,
        {{ zero_is_none('parsed.article.folder_id') }} as folder_id,

        -- labels
        parsed.article.title,
        parsed.article.body,
        parsed.article.body_markdown,
        parsed.article.locale,

        -- flags
        parsed.article.ai_chatbot_availability as is_available_to_fin,
        parsed.article.ai_copilot_availability as is_available_to_copilot,
        parsed.article.ai_sales_agent_availability as is_available_to_sales_agent,

        -- lists
        {{ json_document('parsed.article.audience_ids') }} as audience_ids,
        {{ json_list_length('parsed.article.tags.tags') }} as tag_count,
        {{ json_document('parsed.article.tags.tags') }} as tags,

        -- times
        {{ unix_to_timestamp('parsed.article.created_at') }} as created_at,
        {{ unix_to_timestamp('parsed.article.updated_at') }} as updated_at,

        -- landing
        {{ landing_columns('parsed') }}
    from parsed

)

select * from renamed
