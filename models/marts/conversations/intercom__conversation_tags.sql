with conversations as (

    select * from {{ ref('stg_intercom__conversations') }}

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

)

select * from applied
