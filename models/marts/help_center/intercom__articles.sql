with articles as (

    select * from {{ ref('stg_intercom__articles') }}

),

article_collections as (

    select * from {{ ref('intercom__article_collections') }}

),

parents as (

    select
        article_collections.workspace_id,
        article_collections.article_id,
        min_by(
            article_collections.collection_id, article_collections.collection_position
        ) as parent_id,
        count(*) as collection_count
    from article_collections
    group by article_collections.workspace_id, article_collections.article_id

),

shown as (

    select
        -- ids
        articles.workspace_id,
        articles.article_id,
        articles.author_id,
        articles.created_by_id,
        articles.updated_by_id,
        parents.parent_id,
        articles.folder_id,

        -- labels
        case
            when parents.parent_id is not null then coalesce(articles.parent_type, 'collection')
        end as parent_type,
        articles.title,
        articles.description,
        articles.body,
        articles.body_markdown,
        articles.state,
        articles.url,
        articles.default_locale,
        articles.help_center_audience,
        articles.audience_ids,

        -- flags
        articles.has_unpublished_changes,
        articles.is_excluded_from_suggestions,
        articles.is_available_to_fin,
        articles.is_available_to_copilot,
        articles.is_available_to_sales_agent,

        -- numbers
        coalesce(parents.collection_count, 0) as collection_count,
        articles.tag_count,
        articles.view_count,
        articles.conversation_count,
        articles.reaction_count,
        articles.happy_reaction_percentage,
        articles.neutral_reaction_percentage,
        articles.sad_reaction_percentage,
        articles.fin_involvement_count,
        articles.fin_resolution_count,
        articles.fin_resolution_percentage,

        -- times
        articles.created_at,
        articles.updated_at,
        articles.draft_updated_at,
        articles.scheduled_publish_at,
        articles.scheduled_unpublish_at,

        -- landing
        articles.deleted_at,
        articles.is_deleted,
        articles.loaded_at
    from articles
    left join parents
        on
            articles.workspace_id = parents.workspace_id
            and articles.article_id = parents.article_id
    where {{ is_shown('articles.is_deleted') }}

)

select * from shown
