with conversations as (

    select * from {{ ref('intercom__conversations') }}

),

contacts as (

    select * from {{ ref('intercom__contacts') }}

),

shown as (

    select
        'conversation' as type,
        conversations.conversation_id as id,
        {{ timestamp_to_unix('conversations.created_at') }} as created_at,
        {{ timestamp_to_unix('conversations.updated_at') }} as updated_at,
        {{ timestamp_to_unix('conversations.waiting_since_at') }} as waiting_since,
        {{ timestamp_to_unix('conversations.snoozed_until_at') }} as snoozed_until,
        {{ contact_kind('contacts.role') }} as user_type,
        conversations.contact_id as user_id,
        {{ assignee_type('conversations') }} as assignee_type,
        {{ assignee_id('conversations') }} as assignee_id,
        conversations.source_type as conversation_message_type,
        conversations.source_id as conversation_message_id,
        conversations.source_subject as conversation_message_subject,
        conversations.source_body as conversation_message_body,
        conversations.source_author_type as conversation_message_author_type,
        conversations.source_author_id as conversation_message_author_id,
        conversations.source_url as conversation_message_url,
        conversations.is_open as open,
        conversations.is_read as read,
        conversations.state
    from conversations
    left join contacts
        on
            conversations.workspace_id = contacts.workspace_id
            and conversations.contact_id = contacts.contact_id
    where {{ connector_shows('conversations') }}

)

select * from shown
