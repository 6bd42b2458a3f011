with tickets as (

    select * from {{ ref('stg_intercom__tickets') }}

),

listed as (

    select
        tickets.workspace_id,
        tickets.ticket_id,
        {{ parse_record('tickets.linked_objects', linked_objects_schema()) }} as objects,
        tickets.deleted_at,
        tickets.is_deleted,
        tickets.loaded_at
    from tickets
    where
        tickets.linked_objects is not null
        and {{ is_shown('tickets.is_deleted') }}

),

linked as (

    select
        -- ids
        listed.workspace_id,
        listed.ticket_id,
        linked_object.id as linked_object_id,

        -- labels
        linked_object.type as linked_object_type,
        min(linked_object.category) as ticket_category,

        -- landing
        max(listed.deleted_at) as deleted_at,
        bool_or(listed.is_deleted) as is_deleted,
        max(listed.loaded_at) as loaded_at
    from listed
    {{ each_item('listed.objects', 'linked_object') }}
    where linked_object.id is not null
    group by
        listed.workspace_id, listed.ticket_id, linked_object.type, linked_object.id

)

select * from linked
