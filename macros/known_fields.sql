{#-
    What is known of a stream's records: what is read of them, and what is left out on purpose. A list of fields:
    - `path`: empty for the record; an item of a list ends in `[]`, a value of any name in `{}`; `*` as a name is all that is not read of an object
    - `object`, `name`: the path of the object it is in, and its name there; none for the record and for items of lists
    - `list`: the path of the items it is in, empty where it is in none
    - `type`: what it is read as; none where it is left out
    - `reason`: why it is left out; none where it is read
-#}
{% macro known_fields(stream) -%}
    {%- set fields = [] -%}
    {%- for part in schema_parts(record_schema(stream)) -%}
        {%- set start = part.path ~ '.' if part.path else '' -%}
        {%- do fields.append({'path': part.path, 'list': part.path, 'type': part.type}) -%}
        {%- for path, type in part['values'].items() -%}
            {%- set object, dot, name = path.rpartition('.') -%}
            {%- do fields.append({
                'path': start ~ path,
                'object': (start ~ object).rstrip('.'),
                'name': name,
                'list': part.path,
                'type': type,
            }) -%}
        {%- endfor -%}
        {%- for path, names in part.objects.items() -%}
            {%- set object = (start ~ path).rstrip('.') -%}
            {%- set left_out = names_left_out(stream, object) -%}
            {%- for name, reason in left_out.items() if name not in names -%}
                {%- do fields.append({
                    'path': object ~ '.' ~ name if object else name,
                    'object': object,
                    'name': name,
                    'list': part.path,
                    'reason': reason,
                }) -%}
            {%- endfor -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(fields) }}
{%- endmacro %}


{#- A path in an object as a JSON pointer, counted from the items of the list it is in: `/author/id`. -#}
{% macro json_pointer(path, list) -%}
    {%- set inner = path[list | length:].lstrip('.') -%}
    {{ return('/' ~ inner.replace('.', '/') if inner else '') }}
{%- endmacro %}


{#-
    What is known of the records of all streams as rows of `values`: stream, path, type, path of the list it is in, JSON
    pointer, path and JSON pointer of the object it is in, name there, reason.
-#}
{% macro known_field_rows() -%}
    {%- set rows = [] -%}
    {%- for stream in record_streams() -%}
        {%- for field in known_fields(stream) -%}
            {%- set cells = [] -%}
            {%- for text in [
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
                {%- set quoted = "'" ~ (text or '') | replace("'", "''") ~ "'" -%}
                {%- do cells.append('null' if text is none or text is undefined else quoted) -%}
            {%- endfor -%}
            {%- do rows.append('(' ~ cells | join(', ') ~ ')') -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ rows | join(',\n        ') }}
{%- endmacro %}


{#- Stands for what is known of a stream's records: another where anything else is read of them, or left out. -#}
{% macro schema_hash(stream) -%}
    {{ local_md5(tojson([record_schema(stream), fields_left_out()])) }}
{%- endmacro %}
