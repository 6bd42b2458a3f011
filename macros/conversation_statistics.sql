{#- The vendor's own figures about a conversation, under `statistics_`. All are null until the vendor has computed them. -#}
{% macro conversation_statistics(stats) -%}
    {{ stats }}.time_to_assignment as statistics_time_to_assignment_seconds,
    {{ stats }}.time_to_admin_reply as statistics_time_to_admin_reply_seconds,
    {{ stats }}.time_to_first_close as statistics_time_to_first_close_seconds,
    {{ stats }}.time_to_last_close as statistics_time_to_last_close_seconds,
    {{ stats }}.median_time_to_reply as statistics_median_time_to_reply_seconds,
    {{ stats }}.handling_time as statistics_handling_time_seconds,
    {{ stats }}.adjusted_handling_time as statistics_adjusted_handling_time_seconds,
    {{ json_document(stats ~ '.assigned_team_first_response_time') }}
        as statistics_assigned_team_first_response_times,
    {{ json_document(stats ~ '.assigned_team_first_response_time_in_office_hours') }}
        as statistics_assigned_team_first_response_times_in_office_hours,
    {{ stats }}.count_reopens as statistics_reopen_count,
    {{ stats }}.count_assignments as statistics_assignment_count,
    {{ stats }}.count_conversation_parts as statistics_part_count,
    {{ zero_is_none(stats ~ '.last_closed_by_id') }} as statistics_last_closed_by_id,
    {%- for moment in [
        'first_contact_reply_at', 'first_assignment_at', 'first_admin_reply_at', 'first_close_at',
        'last_assignment_at', 'last_assignment_admin_reply_at', 'last_contact_reply_at',
        'last_admin_reply_at', 'last_close_at',
    ] %}
    {{ unix_to_timestamp(stats ~ '.' ~ moment) }} as statistics_{{ moment }}{{ ',' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
