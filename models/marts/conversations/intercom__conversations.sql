{{
    config(
        materialized='incremental',
        incremental_strategy=replace_strategy(),
        unique_key=['workspace_id', 'conversation_id'],
        on_schema_change='append_new_columns',
        post_hook='{{ delete_hidden_rows() }}',
    )
}}

with landed as (

    select * from {{ ref('stg_intercom__conversations') }}

),

parts as (

    select * from {{ ref('stg_intercom__conversation_parts') }}

),

-- A part that comes or goes changes the number of parts: its conversation is built again.
changed as (

    select
        landed.workspace_id,
        landed.conversation_id
    from landed
    {{ newly_loaded('landed') }}

    union

    select
        parts.workspace_id,
        parts.conversation_id
    from parts
    {{ newly_loaded('parts') }}

),

conversations as (

    select landed.*
    from landed
    inner join changed
        on
            landed.workspace_id = changed.workspace_id
            and landed.conversation_id = changed.conversation_id

),

first_contacts as (

    select
        conversations.workspace_id,
        conversations.conversation_id,
        min_by(contact.id, position) as contact_id
    from conversations
    {{ each_item('conversations.contacts', 'contact') }}
    where contact.id is not null
    group by conversations.workspace_id, conversations.conversation_id

),

part_counts as (

    select
        parts.workspace_id,
        parts.conversation_id,
        count(*) as part_count
    from parts
    inner join conversations
        on
            parts.workspace_id = conversations.workspace_id
            and parts.conversation_id = conversations.conversation_id
    where {{ belongs_to('parts', 'conversations') }}
    group by parts.workspace_id, parts.conversation_id

),

shown as (

    select
        -- ids
        conversations.workspace_id,
        conversations.conversation_id,
        conversations.admin_assignee_id,
        conversations.team_assignee_id,
        conversations.company_id,
        first_contacts.contact_id,
        conversations.ticket_id,

        -- labels
        conversations.title,
        conversations.state,
        conversations.priority,
        conversations.channel_initial,
        conversations.channel_current,

        -- flags
        conversations.is_open,
        conversations.is_read,
        conversations.is_ticket,

        -- opening message
        conversations.source_id,
        conversations.source_type,
        conversations.source_delivered_as,
        conversations.source_subject,
        conversations.source_body,
        conversations.source_url,
        conversations.is_source_redacted,
        conversations.source_author_type,
        conversations.source_author_id,
        conversations.source_author_name,
        conversations.source_author_email,
        conversations.is_source_from_ai_agent,
        conversations.is_source_ai_answer,
        conversations.source_attachment_count,
        conversations.source_attachments,
        conversations.source_recipients,
        conversations.source_reply_to,
        conversations.source_email_message_id,
        conversations.source_email_subject,
        conversations.source_email_address_headers,
        conversations.source_email_history,

        -- first reply of a contact
        conversations.first_contact_reply_type,
        conversations.first_contact_reply_url,
        conversations.first_contact_reply_at,

        -- rating
        conversations.rating,
        conversations.rating_remark,
        conversations.rating_contact_id,
        conversations.rating_contact_external_id,
        conversations.rating_teammate_id,
        conversations.rating_teammate_type,
        conversations.rating_created_at,
        conversations.rating_updated_at,

        -- service level agreement
        conversations.sla_name,
        conversations.sla_status,

        -- statistics
        conversations.statistics_time_to_assignment_seconds,
        conversations.statistics_time_to_admin_reply_seconds,
        conversations.statistics_time_to_first_close_seconds,
        conversations.statistics_time_to_last_close_seconds,
        conversations.statistics_median_time_to_reply_seconds,
        conversations.statistics_handling_time_seconds,
        conversations.statistics_adjusted_handling_time_seconds,
        conversations.statistics_assigned_team_first_response_times,
        conversations.statistics_assigned_team_first_response_times_in_office_hours,
        conversations.statistics_reopen_count,
        conversations.statistics_assignment_count,
        conversations.statistics_part_count,
        conversations.statistics_last_closed_by_id,
        conversations.statistics_first_contact_reply_at,
        conversations.statistics_first_assignment_at,
        conversations.statistics_first_admin_reply_at,
        conversations.statistics_first_close_at,
        conversations.statistics_last_assignment_at,
        conversations.statistics_last_assignment_admin_reply_at,
        conversations.statistics_last_contact_reply_at,
        conversations.statistics_last_admin_reply_at,
        conversations.statistics_last_close_at,

        -- Fin and other agents
        conversations.has_ai_agent_participated,
        conversations.ai_agent_source_type,
        conversations.ai_agent_source_title,
        conversations.ai_agent_last_answer_type,
        conversations.ai_agent_resolution_state,
        conversations.ai_agent_rating,
        conversations.ai_agent_rating_remark,
        conversations.ai_agent_created_at,
        conversations.ai_agent_updated_at,
        conversations.ai_agent_content_source_count,
        conversations.ai_agent_content_sources,
        conversations.has_sales_agent_participated,
        conversations.sales_agent_outcome,
        conversations.sales_agent_routing_outcome,
        conversations.sales_agent_collected_data,

        -- lists and objects
        conversations.ticket,
        conversations.contact_count,
        conversations.teammate_count,
        conversations.tag_count,
        conversations.linked_object_count,
        conversations.linked_objects,
        conversations.has_more_linked_objects,
        coalesce(part_counts.part_count, 0) as part_count,
        conversations.api_part_count,
        coalesce(conversations.api_part_count > coalesce(part_counts.part_count, 0), false)
            as is_part_list_truncated,
        conversations.topics,
        conversations.ai_topics,
        conversations.external_references,
        conversations.monitor_evaluations,
        conversations.scorecards,
        conversations.custom_attributes,

        -- times
        conversations.created_at,
        conversations.updated_at,
        conversations.waiting_since_at,
        conversations.snoozed_until_at,

        -- landing
        conversations.deleted_at,
        conversations.is_deleted,
        conversations.loaded_at
    from conversations
    left join first_contacts
        on
            conversations.workspace_id = first_contacts.workspace_id
            and conversations.conversation_id = first_contacts.conversation_id
    left join part_counts
        on
            conversations.workspace_id = part_counts.workspace_id
            and conversations.conversation_id = part_counts.conversation_id

)

select * from shown
