{#- Who wrote a part. `parts` names parts of conversations or tickets. -#}
{% macro api_author(parts, is_of_conversation=true) -%}
    {%- set values = {
        'type': parts ~ '.author_type',
        'id': parts ~ '.author_id',
        'name': parts ~ '.author_name',
        'email': parts ~ '.author_email',
    } -%}
    {%- if is_of_conversation -%}
        {%- do values.update({
            'from_ai_agent': parts ~ '.is_from_ai_agent', 'is_ai_answer': parts ~ '.is_ai_answer',
        }) -%}
    {%- endif -%}
    {{ json_object(values) }}
{%- endmacro %}


{#-
    Whom a part assigned its conversation or ticket to; null for a part that is no assignment. Nobody is a type without an id.
-#}
{% macro api_assigned_to(parts) -%}
    case
        when {{ parts }}.assigned_to_type is not null or {{ parts }}.assigned_to_id is not null
            then {{ json_object({
                'type': parts ~ '.assigned_to_type', 'id': parts ~ '.assigned_to_id',
            }) }}
    end
{%- endmacro %}


{#- A part of a conversation as the API gives it, JSON text. -#}
{% macro api_conversation_part(parts) -%}
    {{ json_object(
        {
            'type': "'conversation_part'",
            'id': parts ~ '.part_id',
            'part_type': parts ~ '.part_type',
            'body': parts ~ '.body',
            'created_at': timestamp_to_unix(parts ~ '.created_at'),
            'updated_at': timestamp_to_unix(parts ~ '.updated_at'),
            'notified_at': timestamp_to_unix(parts ~ '.notified_at'),
            'external_id': parts ~ '.external_id',
            'redacted': parts ~ '.is_redacted',
            'state': parts ~ '.state',
            'app_package_code': parts ~ '.app_package_code',
        },
        {
            'assigned_to': api_assigned_to(parts),
            'author': api_author(parts),
            'attachments': 'coalesce(' ~ parts ~ ".attachments, '[]')",
            'tags': 'coalesce(' ~ parts ~ ".tags, '[]')",
            'email_message_metadata': api_part_email(parts),
            'metadata': parts ~ '.metadata',
            'event_details': parts ~ '.event_details',
        },
    ) }}
{%- endmacro %}


{#- What a part's e-mail had beside its body; null for a part that was none. -#}
{% macro api_part_email(parts) -%}
    {{ api_email_metadata(
        parts ~ '.email_subject', parts ~ '.email_address_headers', parts ~ '.email_message_id'
    ) }}
{%- endmacro %}


{#- A part of a ticket as the API gives it, JSON text. -#}
{% macro api_ticket_part(parts) -%}
    {%- set changed = 'case when coalesce('
        ~ parts ~ '.updated_attribute_id, ' ~ parts ~ '.updated_attribute_label, '
        ~ parts ~ '.updated_value_id, ' ~ parts ~ '.updated_value_label) is not null then '
        ~ json_object({}, {
            'attribute': json_object({
                'type': "'attribute'",
                'id': parts ~ '.updated_attribute_id',
                'label': parts ~ '.updated_attribute_label',
            }),
            'value': json_object({
                'type': "'value'",
                'id': parts ~ '.updated_value_id',
                'label': parts ~ '.updated_value_label',
            }),
        }) ~ ' end' -%}
    {{ json_object(
        {
            'type': "'ticket_part'",
            'id': parts ~ '.part_id',
            'part_type': parts ~ '.part_type',
            'body': parts ~ '.body',
            'previous_ticket_state': parts ~ '.previous_state',
            'ticket_state': parts ~ '.state',
            'created_at': timestamp_to_unix(parts ~ '.created_at'),
            'updated_at': timestamp_to_unix(parts ~ '.updated_at'),
            'external_id': parts ~ '.external_id',
            'redacted': parts ~ '.is_redacted',
            'app_package_code': parts ~ '.app_package_code',
        },
        {
            'assigned_to': api_assigned_to(parts),
            'author': api_author(parts, is_of_conversation=false),
            'attachments': 'coalesce(' ~ parts ~ ".attachments, '[]')",
            'updated_attribute_data': changed,
        },
    ) }}
{%- endmacro %}


{#- What Nekt and Stitch share of a part of a conversation, under the API's own names. -#}
{% macro api_conversation_part_columns(parts, unit) -%}
    'conversation_part' as type,
    {{ parts }}.part_id as id,
    {{ parts }}.conversation_id,
    {{ parts }}.part_type,
    {{ parts }}.body,
    {{ parts }}.external_id,
    {{ api_time(parts ~ '.created_at', unit) }} as created_at,
    {{ api_time(parts ~ '.updated_at', unit) }} as updated_at,
    {{ api_time(parts ~ '.notified_at', unit) }} as notified_at,
    {{ api_author(parts) }} as author,
    coalesce({{ parts }}.attachments, '[]') as attachments
{%- endmacro %}
