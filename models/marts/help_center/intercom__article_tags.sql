with articles as (

    select * from {{ ref('stg_intercom__articles') }}

),

tags as (

    select * from {{ ref('stg_intercom__tags') }}

),

applied as (

    select
        articles.workspace_id,
        articles.article_id,
        tag.id as tag_id,
        min({{ zero_is_none('tag.applied_by.id') }}) as applied_by_id,
        min(tag.name) as tag_name,
        min(tag.applied_by.type) as applied_by_type,
        {{ unix_to_timestamp('min(tag.applied_at)') }} as applied_at,
        max(articles.deleted_at) as deleted_at,
        bool_or(articles.is_deleted) as is_deleted,
        max(articles.loaded_at) as loaded_at
    from articles
    {{ each_item('articles.tags', 'tag') }}
    where
        tag.id is not null
        and {{ is_shown('articles.is_deleted') }}
    group by articles.workspace_id, articles.article_id, tag.id

),

named as (

    select
        -- ids
        applied.workspace_id,
        applied.article_id,
        applied.tag_id,
        applied.applied_by_id,

        -- labels
        coalesce(tags.name, applied.tag_name) as tag_name,
        applied.applied_by_type,

        -- times
        applied.applied_at,

        -- landing
        applied.deleted_at,
        applied.is_deleted,
        applied.loaded_at
    from applied
    left join tags
        on
            applied.workspace_id = tags.workspace_id
            and applied.tag_id = tags.tag_id

)

select * from named
