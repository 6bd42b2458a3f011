{#-
    The columns every mart ends with, for rows that belong to another record: gone when they are, or when their owner is,
    whichever was found first. Both name relations in scope, the owners' left joined.
-#}
{% macro owned_landing_columns(owned, owners) -%}
    least({{ owned }}.deleted_at, {{ owners }}.deleted_at) as deleted_at,
    {{ owned }}.is_deleted or coalesce({{ owners }}.is_deleted, false) as is_deleted,
    greatest({{ owned }}.loaded_at, {{ owners }}.loaded_at) as loaded_at
{%- endmacro %}
