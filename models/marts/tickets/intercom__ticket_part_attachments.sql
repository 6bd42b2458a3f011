with parts as (

    select * from {{ ref('intercom__ticket_parts') }}

),

attached as (

    select
        parts.workspace_id,
        parts.ticket_id,
        parts.part_id,
        {{ parse_record('parts.attachments', ticket_part_attachments_schema()) }} as attachments,
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

        -- labels
        attachment.type as attachment_type,
        attachment.name,
        attachment.url,
        attachment.content_type,

        -- numbers
        position as attachment_position,
        attachment.filesize as file_size_bytes,
        attachment.width as width_pixels,
        attachment.height as height_pixels,

        -- landing
        attached.deleted_at,
        attached.is_deleted,
        attached.loaded_at
    from attached
    {{ each_item('attached.attachments', 'attachment') }}

)

select * from attachments
