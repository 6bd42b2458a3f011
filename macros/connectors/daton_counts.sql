{#- A list of counts as the API's `/counts` gave it, `[{"Active": 3}, …]`, for each workspace. `counts` names a mart in scope. -#}
{% macro count_lists(counts, name, value, order_by, own_id=none) -%}
    select
        {{ counts }}.workspace_id,
        {{ json_list(
            "concat('{', " ~ json_value("coalesce(" ~ counts ~ '.' ~ name ~ ", '')") ~ ", ':', " ~ counts ~ '.' ~ value
            ~ (", ',\"remote_company_id\":', " ~ json_value(counts ~ '.' ~ own_id) if own_id else '')
            ~ ", '}')",
            counts ~ '.' ~ order_by,
        ) }} as items
    from {{ counts }}
    group by {{ counts }}.workspace_id
{%- endmacro %}
