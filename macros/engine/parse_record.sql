{#-
    A record is parsed once, into a struct. The schema is written as the record looks: {'id': 'text', 'tags': [{...}]}. Types:
    - `text`, `bigint`, `double`, `boolean`
    - `unix_time`: Unix seconds, a bigint here; `time`: ISO 8601 or Unix seconds, text here. Both become timestamps later
    - `json`, or `json object` where it must be one
    - ['json', schema]: JSON here, read as `schema` by a model that parses it again; {'*': schema} is an object of which
      each value that is an object is read so, whatever its name
-#}
{% macro parse_record(record, schema) -%}
    {{ return(adapter.dispatch('parse_record', 'intercom_elt')(record, schema)) }}
{%- endmacro %}


{% macro duckdb__parse_record(record, schema) -%}
    json_transform({{ record }}, '{{ tojson(intercom_elt.duckdb_json_structure(schema)) }}')
{%- endmacro %}


{% macro duckdb_json_structure(schema) -%}
    {%- set names = {
        'text': 'VARCHAR', 'bigint': 'BIGINT', 'double': 'DOUBLE', 'boolean': 'BOOLEAN',
        'unix_time': 'BIGINT', 'time': 'VARCHAR', 'json': 'JSON', 'json object': 'JSON',
    } -%}
    {%- if schema is string -%}
        {{ return(names[schema]) }}
    {%- elif schema is mapping -%}
        {%- set fields = {} -%}
        {%- for name, type in schema.items() -%}
            {%- do fields.update({name: intercom_elt.duckdb_json_structure(type)}) -%}
        {%- endfor -%}
        {{ return(fields) }}
    {%- elif intercom_elt.is_parsed_later(schema) -%}
        {{ return(names['json']) }}
    {%- else -%}
        {{ return([intercom_elt.duckdb_json_structure(schema[0])]) }}
    {%- endif -%}
{%- endmacro %}


{% macro spark__parse_record(record, schema) -%}
    from_json({{ record }}, '{{ intercom_elt.spark_json_schema(schema) }}')
{%- endmacro %}


{#- Spark keeps an object's own text where a string is asked for, so JSON is a string there. -#}
{% macro spark_json_schema(schema) -%}
    {%- set names = {'unix_time': 'bigint', 'bigint': 'bigint', 'double': 'double', 'boolean': 'boolean'} -%}
    {%- if schema is string -%}
        {{ return(names.get(schema, 'string')) }}
    {%- elif schema is mapping -%}
        {%- set fields = [] -%}
        {%- for name, type in schema.items() -%}
            {%- do fields.append('`' ~ name ~ '`: ' ~ intercom_elt.spark_json_schema(type)) -%}
        {%- endfor -%}
        {{ return('struct<' ~ fields | join(', ') ~ '>') }}
    {%- elif intercom_elt.is_parsed_later(schema) -%}
        {{ return('string') }}
    {%- else -%}
        {{ return('array<' ~ intercom_elt.spark_json_schema(schema[0]) ~ '>') }}
    {%- endif -%}
{%- endmacro %}


{#- Whether a part of a schema is JSON that another model parses. -#}
{% macro is_parsed_later(schema) -%}
    {{ return(schema is not string and schema is not mapping and schema | length == 2) }}
{%- endmacro %}
