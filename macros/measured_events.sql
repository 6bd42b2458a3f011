{#-
    The events of conversations that are not deleted, one row each, with what was measured by them: the reply time where one
    answers a contact, and the conversation's own times where one is its first reply or its first close after the contact's
    first reply. `events`, `reply_times` and `metrics` name relations in scope. An event without a time has no day.
-#}
{% macro measured_events(events, reply_times, metrics) -%}
    select
        {{ events }}.workspace_id,
        {{ events }}.event_date as day,
        {{ events }}.conversation_id,
        {{ events }}.author_id,
        {{ events }}.author_kind,
        {{ events }}.team_assignee_id,
        {{ events }}.assigned_to_id,
        {{ events }}.assigned_to_type,
        {{ events }}.is_opening_message,
        {{ events }}.is_contact_message,
        {{ events }}.is_teammate_reply,
        {{ events }}.is_fin_reply,
        {{ events }}.is_bot_reply,
        {{ events }}.is_note,
        {{ events }}.is_assignment,
        {{ events }}.is_close,
        {{ events }}.is_reopen,
        {{ events }}.is_snooze,
        {{ events }}.is_unsnooze,
        {{ events }}.office_clock_seconds,
        {{ reply_times }}.reply_seconds,
        {{ reply_times }}.reply_office_seconds,
        first_replies.time_to_first_reply_seconds,
        first_replies.time_to_first_reply_office_seconds,
        first_closes.time_to_first_close_seconds,
        first_closes.is_one_touch
    from {{ events }}
    left join {{ reply_times }}
        on
            {{ events }}.workspace_id = {{ reply_times }}.workspace_id
            and {{ events }}.conversation_id = {{ reply_times }}.conversation_id
            and {{ events }}.part_id = {{ reply_times }}.part_id
    {%- for name, flag in [('first_replies', 'is_teammate_reply'), ('first_closes', 'is_close')] %}
    left join (
        select
            {{ metrics }}.*,
            firsts.first_index
        from {{ metrics }}
        inner join (
            select
                {{ events }}.workspace_id,
                {{ events }}.conversation_id,
                min({{ events }}.part_index) as first_index
            from {{ events }}
            where {{ events }}.{{ flag }} and {{ events }}.is_after_first_contact
            group by {{ events }}.workspace_id, {{ events }}.conversation_id
        ) as firsts
            on
                {{ metrics }}.workspace_id = firsts.workspace_id
                and {{ metrics }}.conversation_id = firsts.conversation_id
    ) as {{ name }}
        on
            {{ events }}.workspace_id = {{ name }}.workspace_id
            and {{ events }}.conversation_id = {{ name }}.conversation_id
            and {{ events }}.part_index = {{ name }}.first_index
    {%- endfor %}
    where not {{ events }}.is_deleted and {{ events }}.event_date is not null
{%- endmacro %}
