{#- The condition that an event of `conversation_events` is one of a kind and counts by the vendor's rule: from the contact's first words on. -#}
{% macro after_contact(flag) -%}
    events.{{ flag }} and events.is_after_first_contact
{%- endmacro %}


{#-
    The column of the first or last event that meets a condition, by its place in the conversation: two events may be of one
    second. `which` is `first` or `last`.
-#}
{% macro of_event(which, column, condition) -%}
    {{ value_at(which, 'events.' ~ column, 'events.part_index') }}
            filter (where {{ condition }})
{%- endmacro %}


{#- Whether Fin took part in a conversation: by the vendor's word, or because it wrote. -#}
{% macro is_fin_involved(conversations, tally) -%}
    (coalesce({{ conversations }}.has_ai_agent_participated, false) or {{ tally }}.fin_reply_count > 0)
{%- endmacro %}


{#- Whether Fin settled a conversation, by the vendor's word. -#}
{% macro is_fin_resolved(conversations) -%}
    coalesce(
        {{ conversations }}.ai_agent_resolution_state in ('assumed_resolution', 'confirmed_resolution'),
        false
    )
{%- endmacro %}


{#- Whether a conversation went on from Fin to people: by the vendor's word, or because a teammate replied after it. -#}
{% macro is_handed_off(conversations, tally) -%}
    (
        {{ is_fin_involved(conversations, tally) }}
        and coalesce(
            {{ conversations }}.ai_agent_resolution_state
            in ('escalated', 'procedure_handoff', 'routed_to_team')
            or {{ tally }}.last_reply_index > {{ tally }}.first_fin_index,
            false
        )
    )
{%- endmacro %}


{#- Who opened a conversation, by the kind of the author of its opening message: `contact`, `teammate` or `automation`. -#}
{% macro initiated_by(author_kind) -%}
    case
        when {{ author_kind }} in ('user', 'lead') then 'contact'
        when {{ author_kind }} = 'teammate' then 'teammate'
        when {{ author_kind }} is not null then 'automation'
    end
{%- endmacro %}


{#- The condition that an event of `conversation_events` gave the conversation to a teammate (`admin`) or a `team`. -#}
{% macro assigned_to(type) -%}
    events.is_assignment and events.assigned_to_type = '{{ type }}' and events.assigned_to_id is not null
{%- endmacro %}


{#-
    Seconds from one event to a later one; null where the clock says the reverse, as it does of imported conversations whose
    messages are older than the one that opens them: no duration is below zero.
-#}
{% macro elapsed_seconds(earlier, later) -%}
    case when {{ later }} >= {{ earlier }} then {{ seconds_between(earlier, later) }} end
{%- endmacro %}


{#-
    Seconds of office hours from one event to a later one, both relations with `created_at` and `office_clock_seconds`; null
    where `elapsed_seconds` is. The clock on the wall goes back for an hour once a year, and no duration with it.
-#}
{% macro elapsed_office_seconds(earlier, later) -%}
    case
        when {{ later }}.created_at < {{ earlier }}.created_at then null
        when {{ later }}.office_clock_seconds < {{ earlier }}.office_clock_seconds then 0
        else {{ later }}.office_clock_seconds - {{ earlier }}.office_clock_seconds
    end
{%- endmacro %}


{#- Seconds from a contact's first words to a moment, of the relation `told`. -#}
{% macro since_contact(moment) -%}
    {{ elapsed_seconds('told.first_contact_reply_at', moment) }}
{%- endmacro %}


{#- Seconds of office hours from a contact's first words to a moment and what the office clock showed then, of the relation `told`. -#}
{% macro office_since_contact(moment, clock) -%}
    case
        when {{ moment }} < told.first_contact_reply_at then null
        when {{ clock }} < told.first_contact_clock then 0
        else {{ clock }} - told.first_contact_clock
    end
{%- endmacro %}
