with conversations as (

    select * from {{ ref('stg_intercom__conversations') }}

),

linking as (

    select
        conversations.workspace_id,
        conversations.conversation_id,
        {{ parse_record('conversations.linked_objects', linked_objects_schema()) }}
            as linked_objects,
        conversations.deleted_at,
        conversations.is_deleted,
        conversations.loaded_at
    from conversations
    where
        conversations.linked_objects is not null
        and {{ is_shown('conversations.is_deleted') }}

),

linked as (

    select
        -- ids
        linking.workspace_id,
        linking.conversation_id,
        linked_object.id as linked_object_id,

        -- labels
        linked_object.type as linked_object_type,
        min(linked_object.category) as ticket_category,

        -- landing
        max(linking.deleted_at) as deleted_at,
        bool_or(linking.is_deleted) as is_deleted,
        max(linking.loaded_at) as loaded_at
    from linking
    {{ each_item('linking.linked_objects', 'linked_object') }}
    where linked_object.id is not null and linked_object.type is not null
    group by
        linking.workspace_id,
        linking.conversation_id,
        linked_object.id,
        linked_object.type

)

select * from linked
