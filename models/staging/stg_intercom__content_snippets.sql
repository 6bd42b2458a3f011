{{ config(materialized='view') }}

with landed as (

    select landed.* from {{ source('intercom', 'content_snippets') }} as landed

),

parsed as (

    select
        landed.*,
        {{ parse_record('landed.record', content_snippets_schema()) }} as snippet
    from landed

),

renamed as (

    select
        -- ids
        parsed.workspace_id,
        parsed.record_id as content_snippet_id,

        -- labels
        parsed.snippet.title,
        parsed.snippet.locale,
        parsed.snippet.body_markdown,

        -- flags
        coalesce(
            parsed.snippet.ai_chatbot_availability, parsed.snippet.chatbot_availability = 1
        ) as is_available_to_fin,
        coalesce(
            parsed.snippet.ai_copilot_availability, parsed.snippet.copilot_availability = 1
        ) as is_available_to_copilot,
        parsed.snippet.ai_sales_agent_availability as is_available_to_sales_agent,

        -- lists
        {{ json_document('parsed.snippet.json_blocks') }} as blocks,
        {{ json_document('parsed.snippet.audience_ids') }} as audience_ids,

        -- times
        {{ unix_to_timestamp('parsed.snippet.created_at') }} as created_at,
        {{ unix_to_timestamp('parsed.snippet.updated_at') }} as updated_at,

        -- landing
        {{ landing_columns('parsed') }}
    from parsed

)

select * from renamed
