with articles as (

    select * from {{ ref('stg_intercom__articles') }}

),

listed as (

    select
        articles.workspace_id,
        articles.article_id,
        {{ zero_is_none('collection_id') }} as collection_id,
        position as list_position
    from articles
    {{ each_item('articles.parent_ids', 'collection_id') }}

    union all

    -- Older versions of the API name one parent by itself.
    select
        articles.workspace_id,
        articles.article_id,
        articles.parent_id as collection_id,
        0 as list_position
    from articles

),

placed as (

    select
        listed.workspace_id,
        listed.article_id,
        listed.collection_id,
        row_number() over (
            partition by listed.workspace_id, listed.article_id
            order by min(listed.list_position)
        ) as collection_position
    from listed
    where listed.collection_id is not null
    group by listed.workspace_id, listed.article_id, listed.collection_id

),

shown as (

    select
        -- ids
        placed.workspace_id,
        placed.article_id,
        placed.collection_id,

        -- numbers
        placed.collection_position,

        -- landing
        articles.deleted_at,
        articles.is_deleted,
        articles.loaded_at
    from placed
    inner join articles
        on
            placed.workspace_id = articles.workspace_id
            and placed.article_id = articles.article_id
    where {{ is_shown('articles.is_deleted') }}

)

select * from shown
