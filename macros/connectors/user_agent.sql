{#- What a contact was last seen with, in words: the API has the parts of a user agent only. Null where it has none of them. -#}
{% macro user_agent(contacts) -%}
    nullif(concat_ws(
        ' ', {{ contacts }}.browser, {{ contacts }}.browser_version, {{ contacts }}.os
    ), '')
{%- endmacro %}
