{#-
    One row for each custom attribute by its name: an archived attribute leaves its name to a new one, so that several
    definitions may share it, and the living one counts. Where `within` names a column, names are unique in each of its values. `first_created_at` is of all that ever had the name.
-#}
{% macro living_definitions(definitions, within=none) -%}
    select
        {{ definitions }}.workspace_id,
        {%- if within %}
        {{ definitions }}.{{ within }},
        {%- endif %}
        {{ definitions }}.attribute_key,
        {{ definitions }}.name as attribute_name,
        {{ definitions }}.full_name,
        {{ definitions }}.data_type,
        min({{ definitions }}.created_at) over (
            partition by {{ definitions }}.name
        ) as first_created_at,
        {{ definitions }}.deleted_at,
        {{ definitions }}.is_deleted,
        {{ definitions }}.loaded_at
    from {{ definitions }}
    where {{ definitions }}.is_custom
    qualify row_number() over (
        partition by
            {{ definitions }}.workspace_id,
            {%- if within %}
            {{ definitions }}.{{ within }},
            {%- endif %}
            {{ definitions }}.name
        order by
            {{ definitions }}.is_deleted,
            coalesce({{ definitions }}.is_archived, false),
            {{ definitions }}.updated_at desc nulls last,
            {{ definitions }}.attribute_key
    ) = 1
{%- endmacro %}
