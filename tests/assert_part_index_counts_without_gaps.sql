-- The parts of a conversation are numbered from 0 without gaps or repeats, in the order of time.
with parts as (

    select
        workspace_id,
        conversation_id,
        part_index,
        created_at,
        lag(part_index) over (
            partition by workspace_id, conversation_id order by part_index
        ) as previous_index,
        lag(created_at) over (
            partition by workspace_id, conversation_id order by part_index
        ) as previous_created_at
    from {{ ref('intercom__conversation_parts') }}

)

select * from parts
where
    part_index != coalesce(previous_index + 1, 0)
    -- The opening message comes first whatever its time.
    or (part_index > 1 and created_at < previous_created_at)
