with conversations as (

    select * from {{ ref('stg_intercom__conversations') }}

),

tags as (

    select * from {{ ref('stg_intercom__tags') }}

),

applied as (

    select
        -- ids
        conversations.workspace_id,
        conversations.conversation_id,
        tag.id as tag_id,
        min({{ zero_is_none('tag.applied_by.id') }}) as applied_by_id,

        -- labels
        min(tag.name) as tag_name,
        min(tag.applied_by.type) as applied_by_type,

        -- times
        {{ unix_to_timestamp('min(tag.applied_at)') }} as applied_at,

        -- landing
        max(conversations.deleted_at) as deleted_at,
        bool_or(conversations.is_deleted) as is_deleted,
        max(conversations.loaded_at) as loaded_at
    from conversations
    {{ each_item('conversations.tags', 'tag') }}
    where
        tag.id is not null
        and {{ is_shown('conversations.is_deleted') }}
    group by conversations.workspace_id, conversations.conversation_id, tag.id

),

named as (

    select
        -- ids
        applied.workspace_id,
        applied.conversation_id,
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
