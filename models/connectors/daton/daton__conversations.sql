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

conversation_parts as (

    select * from {{ ref('intercom__conversation_parts') }}

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

replies as (

    select * from conversation_parts
    where not is_opening_message

),

part_lists as (

    {{ json_lists(
        'replies', 'conversation_id', api_conversation_part('replies'), 'replies.part_index'
    ) }}

),

shown as (

    select
        {{ api_conversation_columns('conversations', 'seconds') }},
        {{ api_list('contact.list', 'contacts', api_items('contact_lists')) }} as contacts,
        case
            when teammate_lists.items is not null
                then {{ api_list('admin.list', 'teammates', 'teammate_lists.items') }}
        end as teammates,
        {{ api_list('tag.list', 'tags', api_items('tag_lists')) }} as tags,
        {{ api_conversation_rating('conversations') }} as conversation_rating,
        conversations.title,
        conversations.custom_attributes,
        {{ try_to('conversations.admin_assignee_id', 'bigint') }} as admin_assignee_id,
        conversations.team_assignee_id,
        {{ json_object(
            {
                'type': "'conversation_part.list'",
                'total_count': 'coalesce(part_lists.item_count, 0)',
            },
            {'conversation_parts': api_items('part_lists')},
        ) }} as conversation_parts
    from conversations
    {{ with_lists(
        'conversations',
        'conversation_id',
        ['contact_lists', 'teammate_lists', 'tag_lists', 'part_lists']
    ) }}
    where {{ connector_shows('conversations') }}

)

select * from shown
