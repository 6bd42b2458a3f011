{#- A contact's role in the words of API 1.x, where leads were called contacts; null where there is no contact. -#}
{% macro contact_kind(role) -%}
    case {{ role }} when 'user' then 'user' when 'lead' then 'contact' end
{%- endmacro %}
