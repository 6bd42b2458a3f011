with content_snippets as (

    select * from {{ ref('stg_intercom__content_snippets') }}

),

shown as (

    select
        -- ids
        content_snippets.workspace_id,
        content_snippets.content_snippet_id,

        -- labels
        content_snippets.title,
        content_snippets.locale,
        content_snippets.body_markdown,
        content_snippets.blocks,
        content_snippets.audience_ids,

        -- flags
        content_snippets.is_available_to_fin,
        content_snippets.is_available_to_copilot,
        content_snippets.is_available_to_sales_agent,

        -- times
        content_snippets.created_at,
        content_snippets.updated_at,

        -- landing
        content_snippets.deleted_at,
        content_snippets.is_deleted,
        content_snippets.loaded_at
    from content_snippets
    where {{ is_shown('content_snippets.is_deleted') }}

)

select * from shown
