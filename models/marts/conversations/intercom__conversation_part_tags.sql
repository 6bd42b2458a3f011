with messages as (

    select * from {{ ref('intercom__conversation_parts') }}

),

tags as (

    select * from {{ ref('stg_intercom__tags') }}

),

parts as (

    select
        messages.workspace_id,
        messages.conversation_id,
        messages.part_id,
        {{ parse_record('messages.tags', part_tags_schema()) }} as tags,
        messages.deleted_at,
        messages.is_deleted,
        messages.loaded_at
    from messages
    where
        messages.tags is not null
        and {{ is_shown('messages.is_deleted') }}

),

applied as (

    select
        -- ids
        parts.workspace_id,
        parts.conversation_id,
        parts.part_id,
        tag.id as tag_id,

        -- labels
        min(tag.name) as tag_name,

        -- landing
        max(parts.deleted_at) as deleted_at,
        bool_or(parts.is_deleted) as is_deleted,
        max(parts.loaded_at) as loaded_at
    from parts
    {{ each_item('parts.tags', 'tag') }}
    where tag.id is not null
    group by parts.workspace_id, parts.conversation_id, parts.part_id, tag.id

),

named as (

    select
        -- ids
        applied.workspace_id,
        applied.conversation_id,
        applied.part_id,
        applied.tag_id,

        -- labels
        coalesce(tags.name, applied.tag_name) as tag_name,

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
