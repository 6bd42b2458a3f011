with internal_articles as (

    select * from {{ ref('stg_intercom__internal_articles') }}

),

shown as (

    select
        -- ids
        internal_articles.workspace_id,
        internal_articles.internal_article_id,
        internal_articles.owner_id,
        internal_articles.author_id,
        internal_articles.folder_id,

        -- labels
        internal_articles.title,
        internal_articles.body,
        internal_articles.body_markdown,
        internal_articles.locale,
        internal_articles.audience_ids,
        internal_articles.tags,

        -- flags
        internal_articles.is_available_to_fin,
        internal_articles.is_available_to_copilot,
        internal_articles.is_available_to_sales_agent,

        -- numbers
        internal_articles.tag_count,

        -- times
        internal_articles.created_at,
        internal_articles.updated_at,

        -- landing
        internal_articles.deleted_at,
        internal_articles.is_deleted,
        internal_articles.loaded_at
    from internal_articles
    where {{ is_shown('internal_articles.is_deleted') }}

)

select * from shown
