{#-
    One row for each attribute that a record carries in a JSON object, with its value as text and, where it fits, as number,
    boolean and time. `owners` and `definitions` name relations in scope: a staging model with the object, the column
    `attributes`, and the attributes' definitions. An attribute is declared under its name, which is unique in the workspace
    or, where `within` names a column of both, in each of its values; of several definitions the living one counts.
-#}
{% macro attribute_values(owners, owner_id, definitions, attributes='custom_attributes', within=none) -%}
    select
        -- ids
        readings.workspace_id,
        readings.{{ owner_id }},
        {%- if within %}
        readings.{{ within }},
        {%- endif %}
        readings.attribute_key,

        -- labels
        readings.attribute_name,
        readings.full_name,
        readings.declared_data_type,
        readings.value_type,

        -- values
        readings.value_text,
        readings.value_number,
        readings.value_boolean,
        readings.value_at,

        -- flags
        readings.attribute_key is not null as is_declared,
        case
            when readings.attribute_key is null or readings.value_text is null then null
            when readings.declared_data_type = 'integer'
                then
                    coalesce(readings.value_number = floor(readings.value_number), false)
                    and {{ try_to('readings.value_text', 'bigint') }} is not null
            when readings.declared_data_type in ('float', 'decimal')
                then readings.value_number is not null
            when readings.declared_data_type = 'boolean' then readings.value_boolean is not null
            when readings.declared_data_type in ('date', 'datetime')
                then readings.value_at is not null
            else true
        end as is_of_declared_type,

        -- landing
        readings.deleted_at,
        readings.is_deleted,
        readings.loaded_at
    from (
        select
            entries.*,
            declared.attribute_key,
            declared.data_type as declared_data_type,
            coalesce(
                declared.full_name, concat('{{ attributes }}.', entries.attribute_name)
            ) as full_name,
            case
                when
                    entries.value_type in ('integer', 'number')
                    or declared.data_type in ('integer', 'float', 'decimal')
                    then {{ finite_number('entries.value_text') }}
            end as value_number,
            case
                when entries.value_type = 'boolean' or declared.data_type = 'boolean'
                    then {{ try_to('entries.value_text', 'boolean') }}
            end as value_boolean,
            case
                when declared.data_type in ('date', 'datetime')
                    then {{ text_to_timestamp('entries.value_text') }}
            end as value_at
        from (
            select
                {{ owners }}.workspace_id,
                {{ owners }}.{{ owner_id }},
                {%- if within %}
                {{ owners }}.{{ within }},
                {%- endif %}
                entry_name as attribute_name,
                entry_type as value_type,
                {{ json_scalar('entry_value') }} as value_text,
                {{ owners }}.deleted_at,
                {{ owners }}.is_deleted,
                {{ owners }}.loaded_at
            from {{ owners }}
            {{ each_entry(owners ~ '.' ~ attributes) }}
            where {{ is_shown(owners ~ '.is_deleted') }}
        ) as entries
        left join ({{ living_definitions(definitions, within) }}) as declared
            on
                entries.workspace_id = declared.workspace_id
                {%- if within %}
                and entries.{{ within }} = declared.{{ within }}
                {%- endif %}
                and entries.attribute_name = declared.attribute_name
    ) as readings
{%- endmacro %}
