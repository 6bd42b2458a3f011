with conversation_attachments as (

    select * from {{ ref('intercom__conversation_attachments') }}

),

shown as (

    select
        {{ keboola_attachment_columns('conversation_attachments') }},
        conversation_attachments.conversation_id as conversations_pk
    from conversation_attachments
    where {{ connector_shows('conversation_attachments') }}

)

select * from shown
