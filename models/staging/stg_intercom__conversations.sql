{{
    config(
        materialized='incremental',
        incremental_strategy='merge',
        unique_key=['workspace_id', 'conversation_id'],
        on_schema_change='append_new_columns',
    )
}}

with landed as (

    select landed.* from {{ source('intercom', 'conversations') }} as landed
    {{ newly_loaded('landed') }}

),

parsed as (

    select
        landed.*,
        {{ parse_record('landed.record', conversations_schema()) }} as conversation
    from landed

),

-- One column an object, so that what is read of each stays legible.
objects as (

    select
        parsed.*,
        parsed.conversation.source,
        parsed.conversation.source.email_message_metadata as source_email,
        parsed.conversation.first_contact_reply as first_reply,
        parsed.conversation.conversation_rating as rating,
        parsed.conversation.sla_applied as sla,
        parsed.conversation.statistics as stats,
        parsed.conversation.ai_agent,
        parsed.conversation.sales_agent
    from parsed

),

renamed as (

    select
        -- ids
        objects.workspace_id,
        objects.record_id as conversation_id,
        {{ zero_is_none('objects.conversation.admin_assignee_id') }} as admin_assignee_id,
        {{ zero_is_none('objects.conversation.team_assignee_id') }} as team_assignee_id,
        {{ zero_is_none(
            'coalesce(objects.conversation.company.id, objects.conversation.company_id)'
        ) }} as company_id,
        {{ json_field('objects.conversation.ticket', 'id') }} as ticket_id,

        -- labels
        objects.conversation.title,
        objects.conversation.state,
        objects.conversation.priority,
        objects.conversation.channel.initial as channel_initial,
        objects.conversation.channel.current as channel_current,

        -- flags
        objects.conversation.open as is_open,
        objects.conversation.read as is_read,
        {{ json_document('objects.conversation.ticket') }} is not null as is_ticket,
        objects.stats is not null as has_statistics,

        -- opening message
        objects.source.id as source_id,
        objects.source.type as source_type,
        objects.source.delivered_as as source_delivered_as,
        objects.source.subject as source_subject,
        objects.source.body as source_body,
        objects.source.url as source_url,
        objects.source.redacted as is_source_redacted,
        objects.source.author.type as source_author_type,
        {{ zero_is_none('objects.source.author.id') }} as source_author_id,
        objects.source.author.name as source_author_name,
        objects.source.author.email as source_author_email,
        objects.source.author.from_ai_agent as is_source_from_ai_agent,
        objects.source.author.is_ai_answer as is_source_ai_answer,
        {{ json_list_length('objects.source.attachments') }} as source_attachment_count,
        {{ json_document('objects.source.attachments') }} as source_attachments,
        {{ json_document('objects.source.recipients') }} as source_recipients,
        {{ json_document('objects.source.reply_to') }} as source_reply_to,
        objects.source_email.message_id as source_email_message_id,
        objects.source_email.subject as source_email_subject,
        {{ json_document('objects.source_email.email_address_headers') }}
            as source_email_address_headers,
        objects.source_email.history as source_email_history,

        -- first reply of a contact
        objects.first_reply.type as first_contact_reply_type,
        objects.first_reply.url as first_contact_reply_url,
        {{ unix_to_timestamp('objects.first_reply.created_at') }} as first_contact_reply_at,

        -- rating
        objects.rating.rating,
        objects.rating.remark as rating_remark,
        objects.rating.contact.id as rating_contact_id,
        objects.rating.contact.external_id as rating_contact_external_id,
        {{ zero_is_none('objects.rating.teammate.id') }} as rating_teammate_id,
        objects.rating.teammate.type as rating_teammate_type,
        {{ unix_to_timestamp('objects.rating.created_at') }} as rating_created_at,
        {{ unix_to_timestamp('objects.rating.updated_at') }} as rating_updated_at,

        -- service level agreement
        objects.sla.sla_name,
        objects.sla.sla_status,

        -- statistics
        {{ conversation_statistics('objects.stats') }},

        -- Fin and other agents
        objects.conversation.ai_agent_participated as has_ai_agent_participated,
        objects.ai_agent.source_type as ai_agent_source_type,
        objects.ai_agent.source_title as ai_agent_source_title,
        objects.ai_agent.last_answer_type as ai_agent_last_answer_type,
        objects.ai_agent.resolution_state as ai_agent_resolution_state,
        objects.ai_agent.rating as ai_agent_rating,
        objects.ai_agent.rating_remark as ai_agent_rating_remark,
        {{ unix_to_timestamp('objects.ai_agent.created_at') }} as ai_agent_created_at,
        {{ unix_to_timestamp('objects.ai_agent.updated_at') }} as ai_agent_updated_at,
        coalesce(
            objects.ai_agent.content_sources.total_count,
            {{ json_list_length('objects.ai_agent.content_sources.content_sources') }}
        ) as ai_agent_content_source_count,
        {{ json_document('objects.ai_agent.content_sources.content_sources') }}
            as ai_agent_content_sources,
        objects.conversation.sales_agent_participated as has_sales_agent_participated,
        objects.sales_agent.outcome as sales_agent_outcome,
        objects.sales_agent.routing_outcome as sales_agent_routing_outcome,
        {{ json_document('objects.sales_agent.collected_data') }} as sales_agent_collected_data,

        -- lists and objects
        {{ json_document('objects.conversation.ticket') }} as ticket,
        objects.conversation.contacts.contacts,
        objects.conversation.teammates.teammates,
        objects.conversation.tags.tags,
        {{ list_length('objects.conversation.contacts.contacts') }} as contact_count,
        {{ list_length('objects.conversation.teammates.teammates') }} as teammate_count,
        {{ list_length('objects.conversation.tags.tags') }} as tag_count,
        coalesce(
            objects.conversation.linked_objects.total_count,
            {{ json_list_length('objects.conversation.linked_objects.data') }}
        ) as linked_object_count,
        {{ json_document('objects.conversation.linked_objects.data') }} as linked_objects,
        objects.conversation.linked_objects.has_more as has_more_linked_objects,
        objects.conversation.conversation_parts.total_count as api_part_count,
        {{ json_document('objects.conversation.topics.topics') }} as topics,
        {{ json_document('objects.conversation.ai_topics.topics') }} as ai_topics,
        {{ json_document('objects.conversation.external_references') }} as external_references,
        {{ json_document('objects.conversation.monitor_evaluations') }} as monitor_evaluations,
        {{ json_document('objects.conversation.scorecards') }} as scorecards,
        {{ json_document('objects.conversation.custom_attributes') }} as custom_attributes,

        -- times
        {{ unix_to_timestamp('objects.conversation.created_at') }} as created_at,
        {{ unix_to_timestamp('objects.conversation.updated_at') }} as updated_at,
        {{ unix_to_timestamp('objects.conversation.waiting_since') }} as waiting_since_at,
        {{ unix_to_timestamp('objects.conversation.snoozed_until') }} as snoozed_until_at,

        -- landing
        {{ landing_columns('objects') }}
    from objects

)

select * from renamed
