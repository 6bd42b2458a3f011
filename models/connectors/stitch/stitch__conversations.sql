with conversations as (

    select * from {{ ref('intercom__conversations') }}

),

conversation_contacts as (

    select * from {{ ref('intercom__conversation_contacts') }}

),

conversation_teammates as (

    select * from {{ ref('intercom__conversation_teammates') }}

),

conversation_tags as (

    select * from {{ ref('intercom__conversation_tags') }}

),

contacts as (

    select * from {{ ref('intercom__contacts') }}

),

contact_lists as (

    {{ participant_contact_lists('conversation_contacts', 'conversation_id') }}

),

teammate_lists as (

    {{ conversation_teammate_lists('conversation_teammates') }}

),

tag_lists as (

    {{ applied_tag_lists('conversation_tags', 'conversation_id') }}

),

shown as (

    select
        {{ api_conversation_columns('conversations', 'timestamp') }},
        {{ json_object({
            'type': assignee_type('conversations'),
            'id': assignee_id('conversations'),
        }) }} as assignee,
        {{ api_items('contact_lists') }} as contacts,
        {{ api_items('contact_lists') }} as customers,
        {{ api_source('conversations') }} as conversation_message,
        {{ api_conversation_rating(
            'conversations', ['contact', 'customer']
        ) }} as conversation_rating,
        {{ api_first_contact_reply('conversations') }} as customer_first_reply,
        cast(null as timestamp) as sent_at,
        {{ api_items('tag_lists') }} as tags,
        case
            when teammate_lists.items is not null
                then {{ api_list('admin.list', 'admins', 'teammate_lists.items') }}
        end as teammates,
        case
            when conversations.contact_id is not null
                then {{ json_object({
                    'type': contact_kind('contacts.role'),
                    'id': 'conversations.contact_id',
                }) }}
        end as user
    from conversations
    left join contacts
        on
            conversations.workspace_id = contacts.workspace_id
            and conversations.contact_id = contacts.contact_id
    {{ with_lists(
        'conversations',
        'conversation_id',
        ['contact_lists', 'teammate_lists', 'tag_lists']
    ) }}
    where {{ connector_shows('conversations') }}

)

select * from shown
