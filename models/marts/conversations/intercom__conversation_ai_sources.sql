with conversations as (

    select * from {{ ref('stg_intercom__conversations') }}

),

answered as (

    select
        conversations.workspace_id,
        conversations.conversation_id,
        {{ parse_record('conversations.ai_agent_content_sources', ai_sources_schema()) }}
            as content_sources,
        conversations.deleted_at,
        conversations.is_deleted,
        conversations.loaded_at
    from conversations
    where
        conversations.ai_agent_content_sources is not null
        and {{ is_shown('conversations.is_deleted') }}

),

content_sources as (

    select
        -- ids
        answered.workspace_id,
        answered.conversation_id,

        -- labels
        content_source.content_type,
        content_source.title,
        content_source.url,
        content_source.locale,

        -- numbers
        position as source_position,

        -- landing
        answered.deleted_at,
        answered.is_deleted,
        answered.loaded_at
    from answered
    {{ each_item('answered.content_sources', 'content_source') }}

)

select * from content_sources
