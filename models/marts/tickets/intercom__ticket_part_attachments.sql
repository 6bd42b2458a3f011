with parts as (

    select * from {{ ref('intercom__ticket_parts') }}

),

attached as (

    select
        parts.workspace_id,
        parts.ticket_id,
        parts.part_id,
        {{ parse_record('parts.attachments', attachments_schema()) }} as attachments,
        parts.deleted_at,
        parts.is_deleted,
        parts.loaded_at
    from parts
    where
        parts.attachments is not null
        and {{ is_shown('parts.is_deleted') }}

),

attachments as (

    select
        -- ids
        attached.workspace_id,
        attached.ticket_id,
        attached.part_id,

        {{ attachment_columns('attachment') }},

        -- landing
        attached.deleted_at,
        attached.is_deleted,
        attached.loaded_at
    from attached
    {{ each_item('attached.attachments', 'attachment') }}

)

select * from attachments
