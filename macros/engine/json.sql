{#-
    Stands after a relation in `from`: one row for each entry of a JSON object, with `entry_name`, `entry_value` (JSON
    text) and `entry_type` (string, integer, number, boolean, list, object or null). None for anything but an object.
-#}
{% macro each_entry(object) -%}
    {{ return(adapter.dispatch('each_entry', 'intercom_elt')(object)) }}
{%- endmacro %}


{% macro duckdb__each_entry(object) -%}
    cross join lateral (
        select
            entry.key as entry_name,
            cast(entry.value as varchar) as entry_value,
            case json_type(entry.value)
                when 'VARCHAR' then 'string'
                when 'BIGINT' then 'integer'
                when 'UBIGINT' then 'integer'
                when 'DOUBLE' then 'number'
                when 'BOOLEAN' then 'boolean'
                when 'ARRAY' then 'list'
                when 'OBJECT' then 'object'
                else 'null'
            end as entry_type
        from (
            select
                unnest(map_entries(cast(
                    cast(case when json_type({{ object }}) = 'OBJECT' then {{ object }} end as json)
                    as map(varchar, json)
                ))) as entry
        )
    )
{%- endmacro %}


{% macro spark__each_entry(object) -%}
    {{ exceptions.raise_compiler_error('each_entry() has no Spark implementation yet') }}
{%- endmacro %}


{#- A JSON scalar as plain text: a string without its quotes and escapes, a number digit by digit, null for JSON null. -#}
{% macro json_scalar(value) -%}
    {{ return(adapter.dispatch('json_scalar', 'intercom_elt')(value)) }}
{%- endmacro %}


{% macro duckdb__json_scalar(value) -%}
    json_extract_string(cast({{ value }} as json), '$')
{%- endmacro %}


{% macro spark__json_scalar(value) -%}
    from_json(concat('{"value":', {{ value }}, '}'), 'struct<value: string>').value
{%- endmacro %}


{#- The text at a path ('image_url', 'type') of a JSON object; null where the value is not an object or lacks it. -#}
{% macro json_field(object, name) -%}
    {{ return(adapter.dispatch('json_field', 'intercom_elt')(object, name)) }}
{%- endmacro %}


{% macro duckdb__json_field(object, name) -%}
    json_extract_string(cast({{ object }} as json), '$.{{ name }}')
{%- endmacro %}


{% macro spark__json_field(object, name) -%}
    get_json_object({{ object }}, '$.{{ name }}')
{%- endmacro %}


{#- JSON text for a mart, where structs and lists are not allowed; null for JSON null, `{}` and `[]`. -#}
{% macro json_document(value) -%}
    {{ return(adapter.dispatch('json_document', 'intercom_elt')(value)) }}
{%- endmacro %}


{% macro duckdb__json_document(value) -%}
    case when cast({{ value }} as varchar) not in ('null', '{}', '[]') then cast({{ value }} as varchar) end
{%- endmacro %}


{% macro spark__json_document(value) -%}
    case when {{ value }} not in ('null', '{}', '[]') then {{ value }} end
{%- endmacro %}


{#- How many items a JSON list has; 0 for anything else. -#}
{% macro json_list_length(value) -%}
    {{ return(adapter.dispatch('json_list_length', 'intercom_elt')(value)) }}
{%- endmacro %}


{% macro duckdb__json_list_length(value) -%}
    cast(coalesce(json_array_length(cast({{ value }} as json)), 0) as bigint)
{%- endmacro %}


{% macro spark__json_list_length(value) -%}
    cast(coalesce(json_array_length({{ value }}), 0) as bigint)
{%- endmacro %}


{#- A text, number or boolean as JSON text, `null` for null: what `json_object` puts behind each name. -#}
{% macro json_value(value) -%}
    {{ return(adapter.dispatch('json_value', 'intercom_elt')(value)) }}
{%- endmacro %}


{% macro duckdb__json_value(value) -%}
    coalesce(cast(to_json({{ value }}) as varchar), 'null')
{%- endmacro %}


{#- Spark makes JSON of lists and structs only, so the value goes in as a list of one. -#}
{% macro spark__json_value(value) -%}
    regexp_extract(to_json(array({{ value }})), '^\\[(.*)\\]$', 1)
{%- endmacro %}


{#- An aggregate: the JSON text of each row in a JSON list, as text, in the order given. Rows of null are left out. -#}
{% macro json_list(item, order_by) -%}
    {{ return(adapter.dispatch('json_list', 'intercom_elt')(item, order_by)) }}
{%- endmacro %}


{% macro duckdb__json_list(item, order_by) -%}
    concat('[', string_agg({{ item }}, ',' order by {{ order_by }}), ']')
{%- endmacro %}


{% macro spark__json_list(item, order_by) -%}
    concat('[', coalesce(listagg({{ item }}, ',') within group (order by {{ order_by }}), ''), ']')
{%- endmacro %}
