with conversations as (

    select * from {{ ref('intercom__conversations') }}

),

contacts as (

    select * from {{ ref('intercom__contacts') }}

),

conversation_tags as (

    select * from {{ ref('intercom__conversation_tags') }}

),

tag_lists as (

    {{ json_lists(
        'conversation_tags',
        'conversation_id',
        json_object({
            'type': "'tag'",
            'id': 'conversation_tags.tag_id',
            'name': 'conversation_tags.tag_name',
        }),
        'conversation_tags.tag_id'
    ) }}

),

shown as (

    select
        conversations.conversation_id as id,
        {{ timestamp_to_unix('conversations.created_at') }} as created_at,
        {{ timestamp_to_unix('conversations.updated_at') }} as updated_at,
        {{ json_object(
            {
                'type': 'conversations.source_type',
                'id': 'conversations.source_id',
                'subject': 'conversations.source_subject',
                'body': 'conversations.source_body',
                'url': 'conversations.source_url',
            },
            documents={
                'author': json_object({
                    'type': 'conversations.source_author_type',
                    'id': 'conversations.source_author_id',
                    'name': 'conversations.source_author_name',
                    'email': 'conversations.source_author_email',
                }),
                'attachments': "coalesce(conversations.source_attachments, '[]')",
            }
        ) }} as message,
        case
            when conversations.contact_id is not null
                then {{ json_object({
                    'type': contact_kind('contacts.role'),
                    'id': 'conversations.contact_id',
                    'user_id': 'contacts.external_id',
                    'name': 'contacts.name',
                    'email': 'contacts.email',
                }) }}
        end as user,
        {{ json_object({
            'type': assignee_type('conversations'),
            'id': assignee_id('conversations'),
        }) }} as assignee,
        conversations.is_open as open,
        conversations.state,
        conversations.is_read as read,
        conversations.api_part_count as total_count,
        coalesce(tag_lists.items, '[]') as tags
    from conversations
    left join contacts
        on
            conversations.workspace_id = contacts.workspace_id
            and conversations.contact_id = contacts.contact_id
    left join tag_lists
        on
            conversations.workspace_id = tag_lists.workspace_id
            and conversations.conversation_id = tag_lists.conversation_id
    where {{ connector_shows('conversations') }}

)

select * from shown
