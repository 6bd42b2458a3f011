{{
    config(
        materialized='incremental',
        incremental_strategy=replace_strategy(),
        unique_key=['workspace_id', 'conversation_id'],
        on_schema_change='append_new_columns',
        post_hook='{{ delete_hidden_rows() }}',
    )
}}

with conversations as (

    select * from {{ ref('intercom__conversations') }}

),

parts as (

    select * from {{ ref('intercom__conversation_parts') }}

),

landed_parts as (

    select * from {{ ref('stg_intercom__conversation_parts') }}

),

calendars as (

    select * from {{ ref('int_intercom__workspace_calendars') }}

),

office_minutes as (

    select * from {{ ref('int_intercom__office_minutes') }}

),

new_calendars as (

    select calendars.*
    from calendars
    {{ newly_loaded('calendars') }}

),

-- Parts that went are news as well, and where deleted rows are hidden the mart does not tell.
part_loads as (

    select
        landed_parts.workspace_id,
        landed_parts.conversation_id,
        max(landed_parts.loaded_at) as loaded_at
    from landed_parts
    group by landed_parts.workspace_id, landed_parts.conversation_id

),

-- Days and office hours are measured again when the zone or the schedule changes.
changed as (

    select
        parts.workspace_id,
        parts.conversation_id
    from parts
    {{ newly_loaded('parts') }}

    union

    select
        part_loads.workspace_id,
        part_loads.conversation_id
    from part_loads
    {{ newly_loaded('part_loads') }}

    union

    select
        conversations.workspace_id,
        conversations.conversation_id
    from conversations
    inner join new_calendars on conversations.workspace_id = new_calendars.workspace_id

),

living_parts as (

    select
        parts.*,
        greatest(
            max(parts.loaded_at) over (partition by parts.workspace_id, parts.conversation_id),
            coalesce(part_loads.loaded_at, parts.loaded_at)
        ) as newest_loaded_at,
        conversations.is_deleted as is_conversation_deleted,
        conversations.deleted_at as conversation_deleted_at
    from parts
    inner join changed
        on
            parts.workspace_id = changed.workspace_id
            and parts.conversation_id = changed.conversation_id
    inner join conversations
        on
            parts.workspace_id = conversations.workspace_id
            and parts.conversation_id = conversations.conversation_id
    left join part_loads
        on
            parts.workspace_id = part_loads.workspace_id
            and parts.conversation_id = part_loads.conversation_id
    -- Filtered after the window, which takes all parts.
    qualify {{ belongs_to('parts', 'conversations') }}

),

flagged as (

    select
        living_parts.*,
        {{ is_contact_message('living_parts') }} as is_contact_message,
        {{ is_attribute_collected('living_parts') }} as is_attribute_collected,
        {{ is_reply_by('living_parts', 'teammate') }} as is_teammate_reply,
        {{ is_reply_by('living_parts', 'fin') }} as is_fin_reply,
        {{ is_reply_by('living_parts', 'bot') }} as is_bot_reply,
        {{ is_note('living_parts') }} as is_note,
        {{ is_assignment('living_parts') }} as is_assignment,
        {{ new_state('living_parts') }} as new_state,
        {{ new_assignee('living_parts', 'admin') }} as new_admin_id,
        {{ new_assignee('living_parts', 'team') }} as new_team_id
    from living_parts

),

-- What holds once each event has happened, and how many answers and closes there were before it.
told as (

    select
        flagged.*,
        {{ last_known('flagged.new_state') }} over so_far as state_now,
        {{ last_known('flagged.new_state') }} over before_it as previous_state,
        nullif({{ last_known('flagged.new_admin_id') }} over so_far, '') as admin_assignee_id,
        nullif({{ last_known('flagged.new_team_id') }} over so_far, '') as team_assignee_id,
        min(
            case
                when flagged.is_contact_message or flagged.is_attribute_collected
                    then flagged.part_index
            end
        ) over whole as first_contact_index,
        sum(
            case when flagged.is_teammate_reply or flagged.new_state = 'closed' then 1 else 0 end
        ) over before_it as answers_before,
        sum(
            case
                when
                    flagged.is_teammate_reply
                    or flagged.is_fin_reply
                    or flagged.is_bot_reply
                    or flagged.new_state = 'closed'
                    then 1
                else 0
            end
        ) over before_it as words_before
    from flagged
    window
        whole as (partition by flagged.workspace_id, flagged.conversation_id),
        so_far as (
            partition by flagged.workspace_id, flagged.conversation_id
            order by flagged.part_index
            rows between unbounded preceding and current row
        ),
        before_it as (
            partition by flagged.workspace_id, flagged.conversation_id
            order by flagged.part_index
            rows between unbounded preceding and 1 preceding
        )

),

-- A contact waits from the first message that nobody answered; an answer or a close settles it.
-- Only a teammate's reply answers, and only it has places to join by: a join with a condition of
-- its own beside them compares every event with every part.
waited as (

    select
        told.*,
        case
            when told.is_teammate_reply
                then min(case when told.is_contact_message then told.part_index end)
                    over since_answer
        end as asked_index,
        case
            when told.is_teammate_reply
                then max(case when told.is_contact_message then told.part_index end)
                    over since_answer
        end as last_asked_index,
        {{ first_known('case when told.is_contact_message then told.created_at end') }}
            over since_words as waiting_since_at
    from told
    window
        since_answer as (
            partition by
                told.workspace_id, told.conversation_id, coalesce(told.answers_before, 0)
            order by told.part_index
            rows between unbounded preceding and current row
        ),
        since_words as (
            partition by told.workspace_id, told.conversation_id, coalesce(told.words_before, 0)
            order by told.part_index
            rows between unbounded preceding and current row
        )

),

events as (

    select
        -- ids
        waited.workspace_id,
        waited.conversation_id,
        waited.part_id,
        waited.author_id,
        waited.assigned_to_id,
        waited.admin_assignee_id,
        waited.team_assignee_id,
        questions.part_id as asked_part_id,

        -- labels
        waited.part_type,
        waited.author_kind,
        waited.assigned_to_type,
        waited.state_now as state,
        waited.previous_state,

        -- flags
        waited.is_opening_message,
        waited.is_contact_message,
        waited.is_attribute_collected,
        waited.is_contact_message or waited.is_attribute_collected as is_contact_reply,
        waited.is_teammate_reply,
        waited.is_fin_reply,
        waited.is_bot_reply,
        waited.is_note,
        waited.is_assignment,
        coalesce(waited.new_state = 'closed', false) as is_close_part,
        coalesce(waited.new_state = 'closed' and waited.previous_state != 'closed', false)
            as is_close,
        coalesce(waited.new_state = 'open' and waited.previous_state = 'closed', false)
            as is_reopen,
        coalesce(waited.new_state = 'snoozed' and waited.previous_state != 'snoozed', false)
            as is_snooze,
        coalesce(waited.new_state = 'open' and waited.previous_state = 'snoozed', false)
            as is_unsnooze,
        coalesce(waited.part_index >= waited.first_contact_index, false) as is_after_first_contact,
        waited.is_conversation_deleted as is_deleted,

        -- numbers
        waited.part_index,
        {{ office_clock('waited.created_at', 'calendars', 'office_minutes') }}
            as office_clock_seconds,

        -- times
        waited.created_at,
        {{ local_date('waited.created_at', zone_of('calendars')) }} as event_date,
        questions.created_at as asked_at,
        last_questions.created_at as last_asked_at,
        case
            when
                not waited.is_teammate_reply
                and not waited.is_fin_reply
                and not waited.is_bot_reply
                and coalesce(waited.new_state, '') != 'closed'
                then waited.waiting_since_at
        end as waiting_since_at,

        -- landing
        waited.conversation_deleted_at as deleted_at,
        greatest(waited.newest_loaded_at, coalesce(calendars.loaded_at, waited.newest_loaded_at))
            as loaded_at
    from waited
    left join calendars on waited.workspace_id = calendars.workspace_id
    left join office_minutes
        on
            calendars.workspace_id = office_minutes.workspace_id
            and {{ minute_of_week('waited.created_at', 'calendars.office_timezone') }}
            = office_minutes.minute_of_week
    left join living_parts as questions
        on
            waited.workspace_id = questions.workspace_id
            and waited.conversation_id = questions.conversation_id
            and waited.asked_index = questions.part_index
    left join living_parts as last_questions
        on
            waited.workspace_id = last_questions.workspace_id
            and waited.conversation_id = last_questions.conversation_id
            and waited.last_asked_index = last_questions.part_index

)

select * from events
