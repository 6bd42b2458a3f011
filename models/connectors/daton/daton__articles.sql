with articles as (

    select * from {{ ref('intercom__articles') }}

),

article_collections as (

    select * from {{ ref('intercom__article_collections') }}

),

article_tags as (

    select * from {{ ref('intercom__article_tags') }}

),

tag_lists as (

    {{ applied_tag_lists('article_tags', 'article_id') }}

),

collection_lists as (

    {{ json_lists(
        'article_collections',
        'article_id',
        api_number('article_collections.collection_id'),
        'article_collections.collection_position'
    ) }}

),

shown as (

    select
        'article' as type,
        articles.article_id as id,
        articles.workspace_id,
        articles.title,
        articles.description,
        articles.body,
        {{ try_to('articles.author_id', 'bigint') }} as author_id,
        articles.state,
        {{ timestamp_to_unix('articles.created_at') }} as created_at,
        {{ timestamp_to_unix('articles.updated_at') }} as updated_at,
        articles.url,
        {{ try_to('articles.parent_id', 'bigint') }} as parent_id,
        articles.parent_type,
        {{ api_items('collection_lists') }} as parent_ids,
        articles.default_locale,
        {{ api_list('tag.list', 'tags', api_items('tag_lists')) }} as tags,
        articles.body_markdown,
        {{ try_to('articles.created_by_id', 'bigint') }} as created_by_id,
        {{ try_to('articles.updated_by_id', 'bigint') }} as updated_by_id,
        articles.help_center_audience,
        articles.has_unpublished_changes,
        articles.is_excluded_from_suggestions as exclude_from_article_suggestions,
        articles.is_available_to_fin as ai_chatbot_availability,
        articles.is_available_to_copilot as ai_copilot_availability,
        articles.is_available_to_sales_agent as ai_sales_agent_availability,
        {{ timestamp_to_unix('articles.draft_updated_at') }} as draft_updated_at,
        {{ timestamp_to_unix('articles.scheduled_publish_at') }} as scheduled_publish_at,
        {{ timestamp_to_unix('articles.scheduled_unpublish_at') }} as scheduled_unpublish_at
    from articles
    {{ with_lists('articles', 'article_id', ['collection_lists', 'tag_lists']) }}
    where {{ connector_shows('articles') }}

)

select * from shown
