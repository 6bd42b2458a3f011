with conversation_contacts as (

    select * from {{ ref('intercom__conversation_contacts') }}

),

contacts as (

    select * from {{ ref('intercom__contacts') }}

),

shown as (

    select
        {{ contact_kind('contacts.role') }} as type,
        conversation_contacts.contact_id as id,
        conversation_contacts.conversation_id as conversations_pk
    from conversation_contacts
    left join contacts
        on
            conversation_contacts.workspace_id = contacts.workspace_id
            and conversation_contacts.contact_id = contacts.contact_id
    where {{ connector_shows('conversation_contacts') }}

)

select * from shown
