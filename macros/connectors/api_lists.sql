{#-
    Stands after an owner in `from`: its lists, as `json_lists` gathered them. An owner without members has nulls, which
    `api_list` and `api_page` give as empty lists.
-#}
{% macro with_lists(owners, owner_id, lists) -%}
    {%- for list in lists %}
    left join {{ list }}
        on
            {{ owners }}.workspace_id = {{ list }}.workspace_id
            and {{ owners }}.{{ owner_id }} = {{ list }}.{{ owner_id }}
    {%- endfor %}
{%- endmacro %}


{#- A gathered list as JSON text, `[]` where the owner has no members. -#}
{% macro api_items(lists) -%}
    coalesce({{ lists }}.items, '[]')
{%- endmacro %}


{#- A list in an object of the API: `{"type": "tag.list", "tags": […]}`. -#}
{% macro api_list(type, name, items) -%}
    {{ json_object({'type': "'" ~ type ~ "'"}, {name: items}) }}
{%- endmacro %}


{#-
    A list that the API pages: with how many items there are in all, of which it may give the first only. `url` is an
    expression, null to leave it out.
-#}
{% macro api_page(items, item_count, total_count, url=none) -%}
    {%- set values = {
        'type': "'list'",
        'total_count': total_count,
        'has_more': 'coalesce(' ~ total_count ~ ' > ' ~ item_count ~ ', false)',
    } -%}
    {%- if url is not none -%}
        {%- do values.update({'url': url}) -%}
    {%- endif -%}
    {{ json_object(values, {'data': items}) }}
{%- endmacro %}
