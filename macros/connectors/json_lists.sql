{#- The list of an owner's members as JSON text, one row for each owner that has some: `items` and how many, `item_count`. -#}
{% macro json_lists(members, owner_id, item, order_by) -%}
    select
        {{ members }}.workspace_id,
        {{ members }}.{{ owner_id }},
        {{ json_list(item, order_by) }} as items,
        count(*) as item_count
    from {{ members }}
    where {{ connector_shows(members) }}
    group by {{ members }}.workspace_id, {{ members }}.{{ owner_id }}
{%- endmacro %}
