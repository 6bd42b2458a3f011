{#-
    One row for each entry of a JSON object that records carry, typed by nothing but the JSON itself: the value as text and,
    where it is one, as number and boolean. `owners` names a relation in scope with the columns of the records' key,
    `object` the column with the object.
-#}
{% macro entry_values(owners, keys, object, entry) -%}
    select
        -- ids
        {%- for key in keys %}
        entries.{{ key }},
        {%- endfor %}

        -- labels
        entries.{{ entry }},
        entries.value_type,

        -- values
        entries.value_text,
        case
            when entries.value_type in ('integer', 'number')
                then {{ finite_number('entries.value_text') }}
        end as value_number,
        case
            when entries.value_type = 'boolean'
                then {{ try_to('entries.value_text', 'boolean') }}
        end as value_boolean,

        -- landing
        entries.deleted_at,
        entries.is_deleted,
        entries.loaded_at
    from (
        select
            {%- for key in keys %}
            {{ owners }}.{{ key }},
            {%- endfor %}
            entry_name as {{ entry }},
            entry_type as value_type,
            {{ json_scalar('entry_value') }} as value_text,
            {{ owners }}.deleted_at,
            {{ owners }}.is_deleted,
            {{ owners }}.loaded_at
        from {{ owners }}
        {{ each_entry(owners ~ '.' ~ object) }}
        where {{ is_shown(owners ~ '.is_deleted') }}
    ) as entries
{%- endmacro %}
