{{
    config(
        materialized='incremental',
        incremental_strategy=replace_strategy(),
        unique_key=['workspace_id', 'conversation_id'],
        on_schema_change='append_new_columns',
        post_hook='{{ delete_outdated_rows("intercom__conversation_events", "conversation_id") }}',
    )
}}

with landed as (

    select * from {{ ref('intercom__conversation_events') }}

),

conversations as (

    select * from {{ ref('intercom__conversations') }}

),

reply_times as (

    select * from {{ ref('intercom__conversation_reply_times') }}

),

-- All events of a conversation are loaded at one moment, so that whole conversations are read.
events as (

    select
        landed.*,
        landed.is_close and landed.author_kind = 'teammate' as is_close_by_teammate,
        lag(landed.admin_assignee_id) over conversation as previous_admin_id,
        {{ elapsed_seconds('landed.created_at', 'lead(landed.created_at) over conversation') }}
            as seconds_until_next
    from landed
    {{ newly_loaded('landed') }}
    window
        conversation as (
            partition by landed.workspace_id, landed.conversation_id order by landed.part_index
        )

),

told as (

    select
        events.workspace_id,
        events.conversation_id,

        -- numbers
        {%- for what in ['contact_message', 'teammate_reply', 'fin_reply', 'bot_reply', 'note',
            'close', 'close_part', 'reopen', 'snooze', 'assignment'] %}
        count(*) filter (where events.is_{{ what }}) as {{ what }}_count,
        {%- endfor %}
        count(*) filter (where {{ after_contact('is_close') }}) as close_after_contact_count,
        count(*) filter (where {{ after_contact('is_reopen') }}) as reopen_after_contact_count,
        count(*) filter (where {{ after_contact('is_assignment') }})
            as assignment_after_contact_count,
        count(distinct case when events.is_teammate_reply then events.author_id end)
            as participating_teammate_count,
        count(*) filter (where events.admin_assignee_id != events.previous_admin_id)
            as handover_count,

        -- places
        min(events.part_index) filter (where {{ after_contact('is_teammate_reply') }})
            as first_reply_index,
        min(events.part_index) filter (where events.is_fin_reply) as first_fin_index,
        max(events.part_index) filter (where events.is_teammate_reply) as last_reply_index,
        max(events.part_index) filter (where {{ after_contact('is_assignment') }})
            as last_assignment_index,
        max(events.part_index) filter (where events.is_close_part) as last_close_index,

        -- people
        {{ of_event('first', 'author_kind', 'events.is_opening_message') }} as opened_by_kind,
        {%- for which in ['first', 'last'] %}
        {{ of_event(which, 'author_id', after_contact('is_teammate_reply')) }}
            as {{ which }}_replied_by_id,
        {{ of_event(which, 'assigned_to_id', assigned_to('admin')) }}
            as {{ which }}_assigned_admin_id,
        {{ of_event(which, 'assigned_to_id', assigned_to('team')) }}
            as {{ which }}_assigned_team_id,
        {{ of_event(which, 'author_id', after_contact('is_close')) }} as {{ which }}_closed_by_id,
        {{ of_event(which, 'author_kind', after_contact('is_close')) }}
            as {{ which }}_closed_by_kind,
        {%- endfor %}
        {{ of_event('last', 'author_id', after_contact('is_close_by_teammate')) }}
            as last_closed_by_admin_id,

        -- times
        {%- for which in ['first', 'last'] %}
        {%- for what in ['contact_reply', 'teammate_reply', 'assignment', 'close', 'reopen'] %}
        {{ of_event(which, 'created_at', after_contact('is_' ~ what)) }}
            as {{ which }}_{{ what }}_at,
        {%- endfor %}
        {{ of_event(which, 'created_at', 'events.is_snooze') }} as {{ which }}_snooze_at,
        {{ of_event(which, 'office_clock_seconds', after_contact('is_close')) }}
            as {{ which }}_close_clock,
        {%- endfor %}
        {{ of_event('first', 'created_at', 'events.is_fin_reply') }} as first_fin_reply_at,
        {{ of_event('first', 'event_date', 'events.is_opening_message') }} as created_date,
        {{ of_event('first', 'office_clock_seconds', 'events.is_contact_reply') }}
            as first_contact_clock,
        {{ of_event('first', 'office_clock_seconds', after_contact('is_teammate_reply')) }}
            as first_reply_clock,

        -- landing
        max(events.loaded_at) as loaded_at
    from events
    group by events.workspace_id, events.conversation_id

),

-- What counts from the first reply, or up to the last close.
placed as (

    select
        events.*,
        events.is_assignment
        and events.is_after_first_contact
        and events.part_index <= coalesce(told.first_reply_index, events.part_index)
            as is_assigned_before_reply,
        events.is_assignment and events.part_index > told.first_reply_index
            as is_assigned_after_reply,
        events.is_teammate_reply
        and events.is_after_first_contact
        and events.part_index >= told.last_assignment_index
            as is_reply_to_assignment,
        events.state = 'open'
        and events.admin_assignee_id is not null
        and events.part_index < told.last_close_index
            as is_handled
    from events
    inner join told
        on
            events.workspace_id = told.workspace_id
            and events.conversation_id = told.conversation_id

),

followed as (

    select
        events.workspace_id,
        events.conversation_id,
        count(*) filter (where events.is_assigned_after_reply) as assignment_after_reply_count,
        {{ of_event('last', 'created_at', 'events.is_assigned_before_reply') }}
            as assignment_before_reply_at,
        {{ of_event('first', 'created_at', 'events.is_reply_to_assignment') }}
            as last_assignment_reply_at,
        sum(events.seconds_until_next) filter (where events.is_handled) as handled_seconds
    from placed as events
    group by events.workspace_id, events.conversation_id

),

answered as (

    select
        reply_times.workspace_id,
        reply_times.conversation_id,
        count(reply_times.reply_seconds) as answer_count,
        median(reply_times.reply_seconds) as median_reply_seconds,
        median(reply_times.reply_office_seconds) as median_reply_office_seconds,
        sum(reply_times.reply_seconds) as reply_seconds,
        sum(reply_times.reply_office_seconds) as reply_office_seconds
    from reply_times
    group by reply_times.workspace_id, reply_times.conversation_id

),

metrics as (

    select
        -- ids
        told.workspace_id,
        told.conversation_id,
        conversations.contact_id,
        conversations.company_id,
        conversations.admin_assignee_id,
        conversations.team_assignee_id,
        told.first_replied_by_id,
        told.last_replied_by_id,
        told.first_assigned_admin_id,
        told.last_assigned_admin_id,
        told.first_assigned_team_id,
        told.last_assigned_team_id,
        told.first_closed_by_id,
        told.last_closed_by_id,
        told.last_closed_by_admin_id,

        -- labels
        conversations.state,
        {{ initiated_by('told.opened_by_kind') }} as initiated_by,
        told.first_closed_by_kind,
        told.last_closed_by_kind,
        case when conversations.state = 'closed' then told.last_closed_by_kind end as resolved_by,
        conversations.ai_agent_resolution_state,

        -- flags
        coalesce({{ initiated_by('told.opened_by_kind') }} = 'contact', false) as is_inbound,
        conversations.is_ticket,
        told.first_teammate_reply_at is not null as is_replied_to,
        told.close_after_contact_count = 1 and told.participating_teammate_count = 1
            as is_one_touch,
        followed.assignment_after_reply_count > 1 as is_reassigned,
        coalesce(conversations.state = 'closed', false) as is_resolved,
        told.bot_reply_count > 0 as is_bot_involved,
        {{ is_fin_involved('conversations', 'told') }} as is_fin_involved,
        {{ is_fin_resolved('conversations') }} as is_fin_resolved,
        {{ is_handed_off('conversations', 'told') }} as is_handed_off,
        conversations.is_part_list_truncated,
        conversations.is_deleted,

        -- numbers
        told.contact_message_count,
        told.teammate_reply_count,
        told.fin_reply_count,
        told.bot_reply_count,
        told.note_count,
        told.participating_teammate_count,
        coalesce(answered.answer_count, 0) as answer_count,
        told.close_count,
        told.close_part_count,
        told.reopen_count,
        told.reopen_after_contact_count,
        told.snooze_count,
        told.assignment_count,
        told.assignment_after_contact_count,
        followed.assignment_after_reply_count,
        told.handover_count,

        -- seconds
        {{ since_contact('followed.assignment_before_reply_at') }} as time_to_assignment_seconds,
        {{ since_contact('told.first_teammate_reply_at') }} as time_to_first_reply_seconds,
        {{ since_contact('told.first_close_at') }} as time_to_first_close_seconds,
        {{ since_contact('told.last_close_at') }} as time_to_last_close_seconds,
        cast(answered.median_reply_seconds as double) as median_reply_seconds,
        cast(answered.reply_seconds as bigint) as reply_seconds,
        cast(followed.handled_seconds as bigint) as handling_seconds,
        {{ elapsed_seconds('told.first_assignment_at', 'told.last_close_at') }}
            as assigned_to_close_seconds,
        {{ office_since_contact('told.first_teammate_reply_at', 'told.first_reply_clock') }}
            as time_to_first_reply_office_seconds,
        {{ office_since_contact('told.first_close_at', 'told.first_close_clock') }}
            as time_to_first_close_office_seconds,
        {{ office_since_contact('told.last_close_at', 'told.last_close_clock') }}
            as time_to_last_close_office_seconds,
        cast(answered.median_reply_office_seconds as double) as median_reply_office_seconds,
        cast(answered.reply_office_seconds as bigint) as reply_office_seconds,

        -- statistics
        conversations.statistics_time_to_admin_reply_seconds,
        conversations.statistics_time_to_first_close_seconds,
        conversations.statistics_time_to_last_close_seconds,
        conversations.statistics_median_time_to_reply_seconds,
        conversations.statistics_handling_time_seconds,
        conversations.statistics_adjusted_handling_time_seconds,

        -- times
        conversations.created_at,
        told.created_date,
        told.first_contact_reply_at,
        told.last_contact_reply_at,
        told.first_teammate_reply_at,
        told.last_teammate_reply_at,
        told.first_fin_reply_at,
        told.first_assignment_at,
        told.last_assignment_at,
        followed.last_assignment_reply_at,
        told.first_close_at,
        told.last_close_at,
        told.first_reopen_at,
        told.last_reopen_at,
        told.first_snooze_at,
        told.last_snooze_at,

        -- landing
        conversations.deleted_at,
        told.loaded_at
    from told
    inner join conversations
        on
            told.workspace_id = conversations.workspace_id
            and told.conversation_id = conversations.conversation_id
    inner join followed
        on
            told.workspace_id = followed.workspace_id
            and told.conversation_id = followed.conversation_id
    left join answered
        on
            told.workspace_id = answered.workspace_id
            and told.conversation_id = answered.conversation_id

)

select * from metrics
