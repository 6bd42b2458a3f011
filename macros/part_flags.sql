{#- What each macro here says of a message or event is true or false, never null. `parts` has the columns of `conversation_parts`. -#}


{% macro is_by_contact(parts) -%}
    coalesce({{ parts }}.author_kind in ('user', 'lead'), false)
{%- endmacro %}


{#- Words, a file, or what was one of the two before it was redacted. -#}
{% macro has_content(parts) -%}
    (
        coalesce({{ parts }}.body, '') <> ''
        or coalesce({{ parts }}.is_redacted, false)
        or coalesce({{ parts }}.attachment_count, 0) > 0
    )
{%- endmacro %}


{#- The contact filled in a field that the Messenger asked for. -#}
{% macro is_attribute_collected(parts) -%}
    (
        {{ is_by_contact(parts) }}
        and coalesce(
            {{ parts }}.part_type in ('attribute_collected', 'conversation_attribute_updated_by_user'),
            false
        )
    )
{%- endmacro %}


{#- The contact wrote. By the type as well, since the words may have been left out when the part was landed. -#}
{% macro is_contact_message(parts) -%}
    (
        {{ is_by_contact(parts) }}
        and (
            {{ parts }}.is_opening_message
            or coalesce({{ parts }}.part_type in ('comment', 'open', 'quick_reply'), false)
            or {{ has_content(parts) }}
        )
        and not {{ is_attribute_collected(parts) }}
        and not coalesce({{ parts }}.part_type like 'conversation\_rating%' escape '\', false)
    )
{%- endmacro %}


{#- Teammates wrote to each other: the contact does not see it. -#}
{% macro is_note(parts) -%}
    coalesce({{ parts }}.part_type in ('note', 'note_and_reopen'), false)
{%- endmacro %}


{#- Somebody of this kind (`teammate`, `fin` or `bot`) wrote to the contact. The opening message is no reply. -#}
{% macro is_reply_by(parts, kind) -%}
    (
        coalesce({{ parts }}.author_kind = '{{ kind }}', false)
        and not {{ parts }}.is_opening_message
        and not {{ is_note(parts) }}
        and (coalesce({{ parts }}.part_type = 'comment', false) or {{ has_content(parts) }})
    )
{%- endmacro %}


{#- The conversation was given to somebody, or taken from everybody. -#}
{% macro is_assignment(parts) -%}
    (
        coalesce({{ parts }}.part_type like 'assign%' or {{ parts }}.part_type like '%assignment%', false)
        or {{ parts }}.assigned_to_type is not null
    )
{%- endmacro %}


{#- The state that a part brings about: `open`, `snoozed` or `closed`; null where it leaves it as it is. A contact's words always open. -#}
{% macro new_state(parts) -%}
    case
        when {{ parts }}.is_opening_message then 'open'
        when {{ parts }}.part_type like 'close%' then 'closed'
        when {{ parts }}.part_type = 'snoozed' then 'snoozed'
        when
            {{ parts }}.part_type = 'open'
            or {{ parts }}.part_type like '%reopen%'
            or {{ parts }}.part_type like '%unsnooze%'
            or {{ is_contact_message(parts) }}
            then 'open'
    end
{%- endmacro %}


{#-
    The teammate (`admin`) or team (`team`) that an assignment names; an empty text where it names nobody, and null where it
    leaves the one there was. What is no teammate and no team is nobody, which is said of the teammate but for `nobody_team`.
-#}
{% macro new_assignee(parts, type) -%}
    case
        when not {{ is_assignment(parts) }} then null
        when {{ parts }}.assigned_to_type = '{{ type }}' then coalesce({{ parts }}.assigned_to_id, '')
        {%- if type == 'team' %}
        when {{ parts }}.assigned_to_type = 'nobody_team' then ''
        {%- else %}
        when coalesce({{ parts }}.assigned_to_type, '') not in ('team', 'nobody_team') then ''
        {%- endif %}
    end
{%- endmacro %}
