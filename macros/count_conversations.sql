{#- The counts of conversations that more than one mart gives, from a relation with `state` and the assignees. -#}
{% macro count_conversations(conversations) -%}
    count(*) filter (where {{ conversations }}.state in ('open', 'snoozed')) as open_count,
    count(*) filter (where {{ conversations }}.state = 'snoozed') as snoozed_count,
    count(*) filter (where {{ conversations }}.state = 'closed') as closed_count
{%- endmacro %}
