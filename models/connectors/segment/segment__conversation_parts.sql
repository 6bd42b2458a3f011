with conversation_parts as (

    select * from {{ ref('intercom__conversation_parts') }}

),

shown as (

    select
        conversation_parts.part_id as id,
        {{ api_assigned_to('conversation_parts') }} as assigned_to,
        {{ json_object({
            'type': 'conversation_parts.author_type',
            'id': 'conversation_parts.author_id',
            'name': 'conversation_parts.author_name',
            'email': 'conversation_parts.author_email',
        }) }} as author,
        conversation_parts.body,
        {{ timestamp_to_unix('conversation_parts.created_at') }} as created_at,
        {{ timestamp_to_unix('conversation_parts.notified_at') }} as notified_at,
        conversation_parts.part_type,
        {{ timestamp_to_unix('conversation_parts.updated_at') }} as updated_at
    from conversation_parts
    where
        {{ connector_shows('conversation_parts') }}
        and not conversation_parts.is_opening_message

)

select * from shown
