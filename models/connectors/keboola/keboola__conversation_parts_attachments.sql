with conversation_part_attachments as (

    select * from {{ ref('intercom__conversation_part_attachments') }}

),

shown as (

    select
        {{ keboola_attachment_columns('conversation_part_attachments') }},
        conversation_part_attachments.part_id as conversation_parts_pk
    from conversation_part_attachments
    where {{ connector_shows('conversation_part_attachments') }}

)

select * from shown
