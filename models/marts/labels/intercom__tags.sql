with tags as (

    select * from {{ ref('stg_intercom__tags') }}

),

shown as (

    select
        -- ids
        tags.workspace_id,
        tags.tag_id,

        -- labels
        tags.name,

        -- landing
        tags.deleted_at,
        tags.is_deleted,
        tags.loaded_at
    from tags
    where {{ is_shown('tags.is_deleted') }}

)

select * from shown
