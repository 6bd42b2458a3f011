with metrics as (

    select * from {{ ref('intercom__conversation_metrics') }}
    where is_fin_involved

),

conversations as (

    select * from {{ ref('intercom__conversations') }}

),

events as (

    select events.*
    from {{ ref('intercom__conversation_events') }} as events
    inner join metrics
        on
            events.workspace_id = metrics.workspace_id
            and events.conversation_id = metrics.conversation_id

),

-- Where in the conversation Fin spoke first and last, and when it first answered the contact.
fin_replies as (

    select
        workspace_id,
        conversation_id,
        min(part_index) as first_index,
        max(part_index) as last_index,
        min_by(created_at, part_index) filter (where is_after_first_contact) as answered_at
    from events
    where is_fin_reply
    group by workspace_id, conversation_id

),

-- By place and not by time: what follows within the same second follows.
handoffs as (

    select
        events.workspace_id,
        events.conversation_id,
        min_by(events.created_at, events.part_index) filter (
            where events.is_teammate_reply and events.part_index > fin_replies.first_index
        ) as replied_at,
        min_by(events.created_at, events.part_index) filter (
            where
            events.is_assignment
            and events.assigned_to_type in ('admin', 'team')
            and events.assigned_to_id is not null
            and events.part_index > fin_replies.last_index
        ) as assigned_at
    from events
    inner join fin_replies
        on
            events.workspace_id = fin_replies.workspace_id
            and events.conversation_id = fin_replies.conversation_id
    group by events.workspace_id, events.conversation_id

),

measured as (

    select
        -- ids
        metrics.workspace_id,
        metrics.conversation_id,
        metrics.contact_id,
        metrics.company_id,
        metrics.admin_assignee_id,
        metrics.team_assignee_id,

        -- labels
        conversations.ai_agent_source_type,
        conversations.ai_agent_source_title,
        conversations.ai_agent_last_answer_type,
        metrics.ai_agent_resolution_state,
        -- The vendor's word wins: what Fin resolved stays so, whoever says something afterwards.
        case
            when metrics.is_fin_resolved then metrics.ai_agent_resolution_state
            when metrics.is_handed_off then 'handed_off'
            else 'unresolved'
        end as outcome,
        conversations.ai_agent_rating_remark,

        -- flags
        metrics.is_fin_resolved,
        metrics.is_handed_off,
        conversations.ai_agent_rating in (4, 5) as is_ai_agent_positive,
        metrics.is_deleted,

        -- numbers
        metrics.contact_message_count,
        metrics.fin_reply_count,
        metrics.teammate_reply_count,
        conversations.ai_agent_content_source_count,
        conversations.ai_agent_rating,
        {{ elapsed_seconds('metrics.first_contact_reply_at', 'fin_replies.answered_at') }}
            as time_to_first_fin_reply_seconds,
        case
            when metrics.is_handed_off
                then {{ elapsed_seconds(
                    'metrics.first_fin_reply_at',
                    'coalesce(handoffs.replied_at, handoffs.assigned_at)'
                ) }}
        end as time_to_handoff_seconds,

        -- times
        metrics.created_at,
        metrics.created_date,
        metrics.first_contact_reply_at,
        metrics.first_fin_reply_at,
        case
            when metrics.is_handed_off then coalesce(handoffs.replied_at, handoffs.assigned_at)
        end as handed_off_at,
        case
            when conversations.ai_agent_rating is not null
                then coalesce(conversations.ai_agent_updated_at, conversations.ai_agent_created_at)
        end as rated_at,

        -- landing
        metrics.deleted_at,
        metrics.loaded_at
    from metrics
    inner join conversations
        on
            metrics.workspace_id = conversations.workspace_id
            and metrics.conversation_id = conversations.conversation_id
    left join fin_replies
        on
            metrics.workspace_id = fin_replies.workspace_id
            and metrics.conversation_id = fin_replies.conversation_id
    left join handoffs
        on
            metrics.workspace_id = handoffs.workspace_id
            and metrics.conversation_id = handoffs.conversation_id

)

select * from measured
