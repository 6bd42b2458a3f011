{#- A record is parsed once, into a struct. The schema is written as the record looks: {'id': 'text', 'tags': [{...}]}. -#}
{% macro parse_record(record, schema) -%}
    {{ return(adapter.dispatch('parse_record', 'intercom_elt')(record, schema)) }}
{%- endmacro %}


{% macro duckdb__parse_record(record, schema) -%}
    json_transform({{ record }}, '{{ tojson(intercom_elt.duckdb_json_structure(schema)) }}')
{%- endmacro %}


{% macro duckdb_json_structure(schema) -%}
    {%- set names = {
        'text': 'VARCHAR', 'bigint': 'BIGINT', 'double': 'DOUBLE', 'boolean': 'BOOLEAN', 'json': 'JSON',
    } -%}
    {%- if schema is string -%}
        {{ return(names[schema]) }}
    {%- elif schema is mapping -%}
        {%- set fields = {} -%}
        {%- for name, type in schema.items() -%}
            {%- do fields.update({name: intercom_elt.duckdb_json_structure(type)}) -%}
        {%- endfor -%}
        {{ return(fields) }}
    {%- else -%}
        {{ return([intercom_elt.duckdb_json_structure(schema[0])]) }}
    {%- endif -%}
{%- endmacro %}


{% macro spark__parse_record(record, schema) -%}
    from_json({{ record }}, '{{ intercom_elt.spark_json_schema(schema) }}')
{%- endmacro %}


{#- Spark keeps an object's own text where a string is asked for, so JSON is a string there. -#}
{% macro spark_json_schema(schema) -%}
    {%- if schema is string -%}
        {{ return('string' if schema in ('text', 'json') else schema) }}
    {%- elif schema is mapping -%}
        {%- set fields = [] -%}
        {%- for name, type in schema.items() -%}
            {%- do fields.append('`' ~ name ~ '`: ' ~ intercom_elt.spark_json_schema(type)) -%}
        {%- endfor -%}
        {{ return('struct<' ~ fields | join(', ') ~ '>') }}
    {%- else -%}
        {{ return('array<' ~ intercom_elt.spark_json_schema(schema[0]) ~ '>') }}
    {%- endif -%}
{%- endmacro %}
