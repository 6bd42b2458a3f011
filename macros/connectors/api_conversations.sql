{#- A conversation under the API's own names, as Daton, Nekt and Stitch give it. -#}
{% macro api_conversation_columns(conversations, unit) -%}
    'conversation' as type,
    {{ conversations }}.conversation_id as id,
    {{ conversations }}.is_open as open,
    {{ conversations }}.is_read as read,
    {{ conversations }}.state,
    {{ conversations }}.priority,
    {{ api_time(conversations ~ '.created_at', unit) }} as created_at,
    {{ api_time(conversations ~ '.updated_at', unit) }} as updated_at,
    {{ api_time(conversations ~ '.waiting_since_at', unit) }} as waiting_since,
    {{ api_time(conversations ~ '.snoozed_until_at', unit) }} as snoozed_until,
    {{ api_source(conversations) }} as source,
    {{ api_first_contact_reply(conversations) }} as first_contact_reply,
    {{ api_sla_applied(conversations) }} as sla_applied,
    {{ api_conversation_statistics(conversations) }} as statistics
{%- endmacro %}


{#- The message that began a conversation. -#}
{% macro api_source(conversations) -%}
    {%- set source = conversations ~ '.source_' -%}
    {{ json_object(
        {
            'type': source ~ 'type',
            'id': source ~ 'id',
            'delivered_as': source ~ 'delivered_as',
            'subject': source ~ 'subject',
            'body': source ~ 'body',
            'url': source ~ 'url',
            'redacted': conversations ~ '.is_source_redacted',
        },
        {
            'author': json_object({
                'type': source ~ 'author_type',
                'id': source ~ 'author_id',
                'name': source ~ 'author_name',
                'email': source ~ 'author_email',
                'from_ai_agent': conversations ~ '.is_source_from_ai_agent',
                'is_ai_answer': conversations ~ '.is_source_ai_answer',
            }),
            'attachments': 'coalesce(' ~ source ~ "attachments, '[]')",
            'recipients': source ~ 'recipients',
            'reply_to': source ~ 'reply_to',
            'email_message_metadata': api_email_metadata(
                source ~ 'email_subject',
                source ~ 'email_address_headers',
                source ~ 'email_message_id',
                {'history': source ~ 'email_history'},
            ),
        },
    ) }}
{%- endmacro %}


{#- What an e-mail had beside its body; null for a message that was none. -#}
{% macro api_email_metadata(subject, address_headers, message_id, more={}) -%}
    {%- set values = {'subject': subject, 'message_id': message_id} -%}
    {%- do values.update(more) -%}
    case
        when coalesce({{ values.values() | join(', ') }}, {{ address_headers }}) is not null
            then {{ json_object(values, {'email_address_headers': address_headers}) }}
    end
{%- endmacro %}


{#- What the contact wrote first; null until they wrote. -#}
{% macro api_first_contact_reply(conversations) -%}
    {%- set reply = conversations ~ '.first_contact_reply_' -%}
    case
        when coalesce({{ reply }}type, {{ reply }}url) is not null or {{ reply }}at is not null
            then {{ json_object({
                'created_at': timestamp_to_unix(reply ~ 'at'), 'type': reply ~ 'type', 'url': reply ~ 'url',
            }) }}
    end
{%- endmacro %}


{#- The service level agreement of a conversation; null where it has none. -#}
{% macro api_sla_applied(conversations) -%}
    case
        when coalesce({{ conversations }}.sla_name, {{ conversations }}.sla_status) is not null
            then {{ json_object({
                'type': "'conversation_sla_summary'",
                'sla_name': conversations ~ '.sla_name',
                'sla_status': conversations ~ '.sla_status',
            }) }}
    end
{%- endmacro %}


{#- The rating of a conversation; null where there is none. `names` are the names under which the contact stands. -#}
{% macro api_conversation_rating(conversations, names=['contact']) -%}
    {%- set documents = {
        'teammate': 'case when ' ~ conversations ~ '.rating_teammate_id is not null then ' ~ json_object({
            'type': conversations ~ '.rating_teammate_type', 'id': conversations ~ '.rating_teammate_id',
        }) ~ ' end',
    } -%}
    {%- for name in names -%}
        {%- do documents.update({
            name: 'case when ' ~ conversations ~ '.rating_contact_id is not null then ' ~ json_object({
                'type': "'contact'",
                'id': conversations ~ '.rating_contact_id',
                'external_id': conversations ~ '.rating_contact_external_id',
            }) ~ ' end',
        }) -%}
    {%- endfor -%}
    case
        when
            {{ conversations }}.rating is not null
            or {{ conversations }}.rating_created_at is not null
            or {{ conversations }}.rating_updated_at is not null
            then {{ json_object({
                'rating': conversations ~ '.rating',
                'remark': conversations ~ '.rating_remark',
                'created_at': timestamp_to_unix(conversations ~ '.rating_created_at'),
                'updated_at': timestamp_to_unix(conversations ~ '.rating_updated_at'),
            }, documents) }}
    end
{%- endmacro %}


{#- The vendor's own figures about a conversation; null until it has counted them. -#}
{% macro api_conversation_statistics(conversations) -%}
    {%- set ours = conversations ~ '.statistics_' -%}
    {%- set values = {
        'type': "'conversation_statistics'",
        'time_to_assignment': ours ~ 'time_to_assignment_seconds',
        'time_to_admin_reply': ours ~ 'time_to_admin_reply_seconds',
        'time_to_first_close': ours ~ 'time_to_first_close_seconds',
        'time_to_last_close': ours ~ 'time_to_last_close_seconds',
        'median_time_to_reply': ours ~ 'median_time_to_reply_seconds',
        'handling_time': ours ~ 'handling_time_seconds',
        'adjusted_handling_time': ours ~ 'adjusted_handling_time_seconds',
        'count_reopens': ours ~ 'reopen_count',
        'count_assignments': ours ~ 'assignment_count',
        'count_conversation_parts': ours ~ 'part_count',
        'last_closed_by_id': ours ~ 'last_closed_by_id',
    } -%}
    {%- for moment in [
        'first_contact_reply_at', 'first_assignment_at', 'first_admin_reply_at', 'first_close_at',
        'last_assignment_at', 'last_assignment_admin_reply_at', 'last_contact_reply_at',
        'last_admin_reply_at', 'last_close_at',
    ] -%}
        {%- do values.update({moment: timestamp_to_unix(ours ~ moment)}) -%}
    {%- endfor -%}
    case
        when coalesce({{ ours }}part_count, {{ ours }}assignment_count, {{ ours }}reopen_count) is not null
            then {{ json_object(values, {
                'assigned_team_first_response_time':
                    'coalesce(' ~ ours ~ "assigned_team_first_response_times, '[]')",
                'assigned_team_first_response_time_in_office_hours':
                    'coalesce(' ~ ours ~ "assigned_team_first_response_times_in_office_hours, '[]')",
            }) }}
    end
{%- endmacro %}


{#- What Fin or another agent did in a conversation; null where none took part. -#}
{% macro api_ai_agent(conversations) -%}
    {%- set ours = conversations ~ '.ai_agent_' -%}
    {%- set texts = [
        'source_type', 'source_title', 'last_answer_type', 'resolution_state', 'rating_remark',
    ] -%}
    {%- set values = {
        'rating': ours ~ 'rating',
        'created_at': timestamp_to_unix(ours ~ 'created_at'),
        'updated_at': timestamp_to_unix(ours ~ 'updated_at'),
    } -%}
    {%- for text in texts -%}
        {%- do values.update({text: ours ~ text}) -%}
    {%- endfor -%}
    case
        when
            coalesce({% for text in texts %}{{ ours }}{{ text }}{{ ', ' if not loop.last }}{% endfor %})
            is not null
            or {{ ours }}created_at is not null
            then {{ json_object(values, {
                'content_sources': json_object(
                    {
                        'type': "'content_source.list'",
                        'total_count': ours ~ 'content_source_count',
                    },
                    {'content_sources': 'coalesce(' ~ ours ~ "content_sources, '[]')"},
                ),
            }) }}
    end
{%- endmacro %}


{#- What a conversation or ticket is linked to. -#}
{% macro api_linked_objects(owners) -%}
    {{ json_object(
        {
            'type': "'list'",
            'total_count': owners ~ '.linked_object_count',
            'has_more': owners ~ '.has_more_linked_objects',
        },
        {'data': 'coalesce(' ~ owners ~ ".linked_objects, '[]')"},
    ) }}
{%- endmacro %}


{#- The contacts of conversations or tickets. `members` names a mart in scope. -#}
{% macro participant_contact_lists(members, owner_id) -%}
    {{ json_lists(
        members,
        owner_id,
        json_object({
            'type': "'contact'",
            'id': members ~ '.contact_id',
            'external_id': members ~ '.contact_external_id',
        }),
        members ~ '.contact_position',
    ) }}
{%- endmacro %}


{#- The teammates who took part in conversations. -#}
{% macro conversation_teammate_lists(members) -%}
    {{ json_lists(
        members,
        'conversation_id',
        json_object({'type': members ~ '.teammate_type', 'id': members ~ '.admin_id'}),
        members ~ '.teammate_position',
    ) }}
{%- endmacro %}


{#- The tags of conversations or articles, with who applied them. -#}
{% macro applied_tag_lists(members, owner_id) -%}
    {{ json_lists(
        members,
        owner_id,
        json_object(
            {
                'type': "'tag'",
                'id': members ~ '.tag_id',
                'name': members ~ '.tag_name',
                'applied_at': timestamp_to_unix(members ~ '.applied_at'),
            },
            {
                'applied_by': json_object({
                    'type': members ~ '.applied_by_type', 'id': members ~ '.applied_by_id',
                }),
            },
        ),
        members ~ '.tag_id',
    ) }}
{%- endmacro %}
