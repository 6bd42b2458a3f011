{#-
    A select of the records of a stream, and of the items of lists in them, that hold anything beside what is read of them,
    as `item`; some that do not may be among them. Nearly all are as expected: this is what has to be fast. `rows` stands
    after `from` and names the raw rows `landed`.
-#}
{% macro drifting_records(stream, rows) -%}
    {{ return(adapter.dispatch('drifting_records', 'intercom_elt')(stream, rows)) }}
{%- endmacro %}


{% macro duckdb__drifting_records(stream, rows) -%}
    {%- for part in intercom_elt.schema_parts(intercom_elt.record_schema(stream)) -%}
        {{ intercom_elt.duckdb_drifting_items(stream, rows, part) }}
        {{ 'union all ' if not loop.last }}
    {%- endfor -%}
{%- endmacro %}


{#- Each function is called once a record, with all paths: a condition for each field would read the record again for each. -#}
{% macro duckdb_drifting_items(stream, rows, part) -%}
    {%- set start = part.path ~ '.' if part.path else '' -%}
    {%- set objects = {} -%}
    {%- for path, names in part.objects.items() -%}
        {%- set left_out = intercom_elt.names_left_out(stream, (start ~ path).rstrip('.')) -%}
        {%- if '*' not in left_out -%}
            {%- set known = (names + left_out.keys() | list) | unique | join('|') -%}
            {%- do objects.update({path: '(?:null|\[(?:"(?:' ~ known ~ ')",?)*\])'}) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- set values = dict(part['values']) -%}
    {%- if part.path -%}
        {%- do values.update({'': part.type}) -%}
    {%- endif -%}
    {%- set date = '[0-9]{4}-(?:(?:0[1-9]|1[0-2])-(?:[01][1-9]|[12]0|2[1-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)' -%}
    {%- set clock = '(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:[.][0-9]{1,6})?(?:Z|[+-]0[0-9]:[0-5][0-9])' -%}
    {%- set patterns = {
        'object': "(?:OBJECT|'?NULL'?)",
        'json object': "(?:OBJECT|'?NULL'?)",
        'list': "(?:ARRAY|'?NULL'?)",
        'bigint': '(?:-?[0-9]{1,18}|null|NULL)',
        'double': '(?:-?[0-9.]{1,15}|null|NULL)',
        'boolean': '(?:true|false|null|NULL)',
        'unix_time': '(?:-?[0-9]{1,10}|null|NULL)',
        'time': '(?:"' ~ date ~ 'T' ~ clock ~ '"|-?[0-9]{1,10}|null|NULL)',
    } -%}
    {%- set nested = {} -%}
    {%- set scalars = {} -%}
    {%- for path, type in values.items() if type in patterns -%}
        {%- do (nested if type in ('object', 'json object', 'list') else scalars).update({path: patterns[type]}) -%}
    {%- endfor -%}
    select
        '{{ stream }}' as stream,
        '{{ part.path }}' as list_path,
        landed.workspace_id,
        landed.record_id,
        landed.parent_id,
        landed.item,
        landed.loaded_at
    from (
        select
            landed.workspace_id,
            landed.record_id,
            coalesce(landed.parent_id, '') as parent_id,
            {%- if part.path %}
            unnest(json_extract(
                landed.record, '$.{{ part.path.replace('[]', '[*]').replace('{}', '.*') }}'
            )) as item,
            {%- else %}
            landed.record as item,
            {%- endif %}
            landed.loaded_at
        from {{ rows }}
    ) as landed
    where
        {% if part.path.endswith('{}') %}json_type(landed.item) = 'OBJECT' and {% endif %}(
        {%- if objects %}
        not regexp_full_match(
            cast(to_json(json_keys(landed.item, {{ intercom_elt.duckdb_paths(objects) }})) as varchar),
            '\[{{ objects.values() | join(',') }}\]'
        )
        {%- endif %}
        {%- if nested %}
        {{ 'or ' if objects }}not regexp_full_match(
            cast(json_type(landed.item, {{ intercom_elt.duckdb_paths(nested) }}) as varchar),
            '\[{{ (nested.values() | join(', ')).replace("'", "''") }}\]'
        )
        {%- endif %}
        {%- if scalars %}
        {{ 'or ' if objects or nested }}not regexp_full_match(
            cast(json_extract(landed.item, {{ intercom_elt.duckdb_paths(scalars) }}) as varchar),
            '\[{{ scalars.values() | join(', ') }}\]'
        )
        {%- endif %}
        {{ 'false' if not (objects or nested or scalars) }}
        )
{%- endmacro %}


{% macro duckdb_paths(places) -%}
    [
        {%- for path in places -%}
        '{{ '$.' ~ path if path else '$' }}'{{ ', ' if not loop.last }}
        {%- endfor -%}
    ]
{%- endmacro %}


{% macro spark__drifting_records(stream, rows) -%}
    {{ exceptions.raise_compiler_error('drifting_records() has no Spark implementation yet') }}
{%- endmacro %}


{#-
    A select of what drifting records hold beside what is read of them: one row for each record and value that no model
    reads (`expected` is null) or that does not fit what it is read as (`expected`), with its path, its JSON type and, where
    no model reads a list or an object, its shape. `drifting` and `known` name relations in scope: what
    `drifting_records` selects, and the fields that are known.
-#}
{% macro drift_of(drifting, known) -%}
    {{ return(adapter.dispatch('drift_of', 'intercom_elt')(drifting, known)) }}
{%- endmacro %}


{% macro duckdb__drift_of(drifting, known) -%}
    select distinct
        drift.stream,
        drift.workspace_id,
        drift.record_id,
        drift.parent_id,
        drift.path,
        drift.expected,
        case json_type(drift.value)
            when 'VARCHAR' then 'string'
            when 'BIGINT' then 'integer'
            when 'UBIGINT' then 'integer'
            when 'DOUBLE' then 'number'
            when 'BOOLEAN' then 'boolean'
            when 'ARRAY' then 'list'
            else 'object'
        end as json_type,
        case
            when drift.expected is null and json_type(drift.value) in ('OBJECT', 'ARRAY')
                then cast(json_structure(drift.value) as varchar)
        end as shape,
        drift.loaded_at
    from (
        select
            named.* exclude (item, object_path, pointer, name),
            case when named.object_path = '' then '' else named.object_path || '.' end
            || case
                when regexp_full_match(named.name, '[^.\[\]"]+') then named.name
                else '"' || replace(named.name, '"', '\"') || '"'
            end as path,
            cast(null as varchar) as expected,
            json_extract(
                named.item,
                named.pointer || '/' || replace(replace(named.name, '~', '~0'), '/', '~1')
            ) as value
        from (
            select
                {{ drifting }}.*,
                objects.object_path,
                objects.pointer,
                unnest(list_filter(
                    json_keys(
                        {{ drifting }}.item,
                        case when objects.pointer = '' then '$' else objects.pointer end
                    ),
                    lambda name: not list_contains(objects.names, name)
                )) as name
            from {{ drifting }}
            inner join (
                select
                    {{ known }}.stream,
                    {{ known }}.list_path,
                    {{ known }}.object_path,
                    {{ known }}.object_pointer as pointer,
                    list({{ known }}.name) as names
                from {{ known }}
                where {{ known }}.name is not null
                group by all
                having not list_contains(names, '*')
            ) as objects
                on
                    {{ drifting }}.stream = objects.stream
                    and {{ drifting }}.list_path = objects.list_path
        ) as named

        union all

        select
            {{ drifting }}.* exclude (item),
            {{ known }}.path,
            replace({{ known }}.type, 'json ', '') as expected,
            json_extract(
                {{ drifting }}.item,
                case when {{ known }}.pointer = '' then '$' else {{ known }}.pointer end
            ) as value
        from {{ drifting }}
        inner join {{ known }}
            on
                {{ drifting }}.stream = {{ known }}.stream
                and {{ drifting }}.list_path = {{ known }}.list_path
                and {{ known }}.type not in ('text', 'json')
                and {{ known }}.path != ''
    ) as drift
    where
        cast(drift.value as varchar) not in ('null', '{}', '[]')
        and (drift.expected is null or {{ intercom_elt.duckdb_is_unfit('drift') }})
{%- endmacro %}


{#- Whether `value` is null, or another, once it is parsed as the type `expected`. -#}
{% macro duckdb_is_unfit(drift) -%}
    {%- set text = "json_extract_string(" ~ drift ~ ".value, '$')" -%}
    {%- set type = "json_type(" ~ drift ~ ".value)" -%}
    {%- set as_bigint = "json_transform(" ~ drift ~ ".value, '\"BIGINT\"')" -%}
    {%- set as_double = "json_transform(" ~ drift ~ ".value, '\"DOUBLE\"')" -%}
    case {{ drift }}.expected
        when 'bigint'
            then {{ type }} = 'BOOLEAN'
            or {{ as_bigint }} is null
            or coalesce(try_cast({{ text }} as double) != {{ as_bigint }}, false)
        when 'unix_time'
            then {{ type }} = 'BOOLEAN'
            or {{ intercom_elt.unix_to_timestamp(as_bigint) }} is null
            or coalesce(try_cast({{ text }} as double) != {{ as_bigint }}, false)
        when 'time' then {{ intercom_elt.text_to_timestamp(text) }} is null
        when 'double'
            then {{ type }} = 'BOOLEAN'
            or {{ as_double }} is null
            or coalesce(
                try_cast({{ text }} as hugeint) != try_cast({{ as_double }} as hugeint)
                and regexp_full_match({{ text }}, '-?[0-9]+'),
                false
            )
            or not isfinite({{ as_double }})
        when 'boolean'
            then json_transform({{ drift }}.value, '"BOOLEAN"') is null
            or ({{ type }} in ('UBIGINT', 'BIGINT', 'DOUBLE') and {{ text }} not in ('0', '1'))
        when 'object' then {{ type }} != 'OBJECT'
        when 'list' then {{ type }} != 'ARRAY'
    end
{%- endmacro %}


{% macro spark__drift_of(drifting, known) -%}
    {{ exceptions.raise_compiler_error('drift_of() has no Spark implementation yet') }}
{%- endmacro %}
