{#-
    Who wrote a message: `user`, `lead`, `teammate`, `fin` (Intercom's AI agent), `bot` (any other automation) or `other`;
    null where the API names no author. Operator, the built-in bot, appears with the type of an admin in places.
-#}
{% macro author_kind(messages) -%}
    case
        when {{ messages }}.author_type is null then null
        when {{ messages }}.author_type in ('user', 'contact') then 'user'
        when {{ messages }}.author_type = 'lead' then 'lead'
        when {{ messages }}.is_from_ai_agent or {{ messages }}.is_ai_answer then 'fin'
        when
            {{ messages }}.author_type = 'bot'
            or {{ messages }}.author_email like 'operator+%@intercom.io'
            then 'bot'
        when {{ messages }}.author_type in ('admin', 'teammate') then 'teammate'
        else 'other'
    end
{%- endmacro %}
