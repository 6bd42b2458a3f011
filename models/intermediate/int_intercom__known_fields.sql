{{ config(schema='staging', materialized='table') }}

{%- set rows = [] -%}
{%- for stream in record_streams() -%}
    {%- for field in known_fields(stream) -%}
        {%- set texts = [
            stream,
            field.path,
            field.type,
            field.list,
            json_pointer(field.path, field.list),
            field.object,
            json_pointer(field.object, field.list) if field.name else none,
            field.name,
            field.reason,
        ] -%}
        {%- set cells = [] -%}
        {%- for text in texts -%}
            {%- do cells.append(
                'null' if text is none or text is undefined
                else "'" ~ text.replace("'", "''") ~ "'"
            ) -%}
        {%- endfor -%}
        {%- do rows.append('(' ~ cells | join(', ') ~ ')') -%}
    {%- endfor -%}
{%- endfor %}

with fields as (

    select
        -- ids
        listed.stream,
        listed.path,

        -- labels
        listed.type,
        listed.list_path,
        listed.pointer,
        listed.object_path,
        listed.object_pointer,
        listed.name,
        listed.reason
    from (
        values
        {{ rows | join(',\n        ') }}
    ) as listed (
        stream, path, type, list_path, pointer, object_path, object_pointer, name, reason
    )

)

select * from fields
