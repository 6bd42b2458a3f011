with conversation_parts as (

    select * from {{ ref('intercom__conversation_parts') }}

),

shown as (

    select
        {{ api_conversation_part_columns('conversation_parts', 'seconds') }},
        {{ api_assigned_to('conversation_parts') }} as assigned_to,
        conversation_parts.is_redacted as redacted,
        {{ api_part_email('conversation_parts') }} as email_message_metadata,
        conversation_parts.metadata,
        conversation_parts.state,
        coalesce(conversation_parts.tags, '[]') as tags,
        conversation_parts.event_details,
        conversation_parts.app_package_code
    from conversation_parts
    where
        not conversation_parts.is_opening_message
        and {{ connector_shows('conversation_parts') }}

)

select * from shown
