with conversation_parts as (

    select * from {{ ref('intercom__conversation_parts') }}

),

shown as (

    select
        'conversation_part' as type,
        conversation_parts.part_id as id,
        conversation_parts.part_type,
        conversation_parts.body,
        {{ timestamp_to_unix('conversation_parts.created_at') }} as created_at,
        {{ timestamp_to_unix('conversation_parts.updated_at') }} as updated_at,
        {{ timestamp_to_unix('conversation_parts.notified_at') }} as notified_at,
        conversation_parts.assigned_to_type,
        conversation_parts.assigned_to_id,
        conversation_parts.author_type,
        conversation_parts.author_id,
        conversation_parts.external_id
    from conversation_parts
    where
        {{ connector_shows('conversation_parts') }}
        and not conversation_parts.is_opening_message

)

select * from shown
