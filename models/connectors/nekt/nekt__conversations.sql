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
        conversations.admin_assignee_id,
        conversations.team_assignee_id,
        conversations.company_id,
        {{ api_linked_objects('conversations') }} as linked_objects,
        conversations.has_ai_agent_participated as ai_agent_participated,
        {{ api_ai_agent('conversations') }} as ai_agent
    from conversations
    {{ with_lists(
        'conversations',
        'conversation_id',
        ['contact_lists', 'teammate_lists', 'tag_lists']
    ) }}
    where {{ connector_shows('conversations') }}

)

select * from shown
