{#-
    The columns of a list that the API embeds in a contact and cuts at ten: the list itself, how many items there are in
    all, and whether the list lacks some of them.
-#}
{% macro embedded_list(list, item, items=none) -%}
    {%- set items = items or item ~ 's' -%}
    {{ list }}.data as {{ items }},
    coalesce({{ list }}.total_count, {{ list_length(list ~ '.data') }}) as {{ item }}_count,
    coalesce({{ list }}.has_more, false)
        or coalesce({{ list }}.total_count, 0) > {{ list_length(list ~ '.data') }} as is_{{ item }}_list_cut
{%- endmacro %}
