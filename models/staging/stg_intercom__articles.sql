{{ config(materialized='view') }}

with landed as (

    select landed.* from {{ source('intercom', 'articles') }} as landed

),

parsed as (

    select
        landed.*,
        {{ parse_record('landed.record', articles_schema()) }} as article
    from landed

),

renamed as (

    select
        -- ids
        parsed.workspace_id,
        parsed.record_id as article_id,
        {{ zero_is_none('parsed.article.author_id') }} as author_id,
        {{ zero_is_none('parsed.article.created_by_id') }} as created_by_id,
        {{ zero_is_none('parsed.article.updated_by_id') }} as updated_by_id,
        {{ zero_is_none('parsed.article.parent_id') }} as parent_id,
        {{ zero_is_none('parsed.article.folder_id') }} as folder_id,

        -- labels
        parsed.article.parent_type,
        parsed.article.title,
        parsed.article.description,
        parsed.article.body,
        parsed.article.body_markdown,
        parsed.article.state,
        parsed.article.url,
        parsed.article.default_locale,
        parsed.article.help_center_audience,
        {{ json_document('parsed.article.translated_content') }} as translated_content,

        -- flags
        parsed.article.has_unpublished_changes,
        parsed.article.exclude_from_article_suggestions as is_excluded_from_suggestions,
        parsed.article.ai_chatbot_availability as is_available_to_fin,
        parsed.article.ai_copilot_availability as is_available_to_copilot,
        parsed.article.ai_sales_agent_availability as is_available_to_sales_agent,

        -- lists
        parsed.article.parent_ids,
        {{ list_length('parsed.article.tags.tags') }} as tag_count,
        parsed.article.tags.tags,
        {{ json_document('parsed.article.audience_ids') }} as audience_ids,

        -- numbers
        parsed.article.statistics.views as view_count,
        coalesce(
            parsed.article.statistics.conversions, parsed.article.statistics.conversations
        ) as conversation_count,
        parsed.article.statistics.reactions as reaction_count,
        {{ finite_number('parsed.article.statistics.happy_reaction_percentage') }}
            as happy_reaction_percentage,
        {{ finite_number('parsed.article.statistics.neutral_reaction_percentage') }}
            as neutral_reaction_percentage,
        {{ finite_number('parsed.article.statistics.sad_reaction_percentage') }}
            as sad_reaction_percentage,
        parsed.article.statistics.fin_involvements as fin_involvement_count,
        parsed.article.statistics.fin_resolutions as fin_resolution_count,
        {{ finite_number('parsed.article.statistics.fin_resolution_rate') }}
            as fin_resolution_percentage,

        -- times
        {{ unix_to_timestamp('parsed.article.created_at') }} as created_at,
        {{ unix_to_timestamp('parsed.article.updated_at') }} as updated_at,
        {{ unix_to_timestamp('parsed.article.draft_updated_at') }} as draft_updated_at,
        {{ unix_to_timestamp('parsed.article.scheduled_publish_at') }} as scheduled_publish_at,
        {{ unix_to_timestamp('parsed.article.scheduled_unpublish_at') }} as scheduled_unpublish_at,

        -- landing
        {{ landing_columns('parsed') }}
    from parsed

)

select * from renamed
