{#-
    One row for each attribute that a record carries in a JSON object, with its value as text and, where it fits, as number,
    boolean and time. `owners` and `definitions` name relations in scope: a staging model with the object, the column
    `attributes`, and the attributes' definitions. An attribute is declared under its name, which is unique in the workspace
    or, where `within` names a column of both, in each of its values; of several definitions the living one counts.
-#}
{% macro attribute_values(owners, owner_id, definitions, attributes='custom_attributes', within=none) -%}
    select
        -- ids
        entries.workspace_id,
        entries.{{ owner_id }},
        {%- if within %}
        entries.{{ within }},
        {%- endif %}
        declared.attribute_key,

        -- labels
        entries.attribute_name,
        coalesce(
            declared.full_name, concat('{{ attributes }}.', entries.attribute_name)
        ) as full_name,
        declared.data_type as declared_data_type,
        entries.value_type,

        -- values
        entries.value_text,
        case
            when
                entries.value_type in ('integer', 'number')
                or declared.data_type in ('integer', 'float', 'decimal')
                then {{ try_to('entries.value_text', 'double') }}
        end as value_number,
        case
            when entries.value_type = 'boolean' or declared.data_type = 'boolean'
                then {{ try_to('entries.value_text', 'boolean') }}
        end as value_boolean,
        case
            when declared.data_type in ('date', 'datetime')
                then {{ text_to_timestamp('entries.value_text') }}
        end as value_at,

        -- flags
        declared.attribute_key is not null as is_declared,

        -- landing
        entries.deleted_at,
        entries.is_deleted,
        entries.loaded_at
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
    left join (
        select *
        from {{ definitions }}
        {%- if attributes == 'custom_attributes' %}
        where {{ definitions }}.is_custom
        {%- endif %}
        qualify row_number() over (
            partition by
                {{ definitions }}.workspace_id,
                {%- if within %}
                {{ definitions }}.{{ within }},
                {%- endif %}
                {{ definitions }}.name
            order by
                {{ definitions }}.is_deleted,
                coalesce({{ definitions }}.is_archived, false),
                {{ definitions }}.updated_at desc nulls last,
                {{ definitions }}.attribute_key
        ) = 1
    ) as declared
        on
            entries.workspace_id = declared.workspace_id
            {%- if within %}
            and entries.{{ within }} = declared.{{ within }}
            {%- endif %}
            and entries.attribute_name = declared.name
{%- endmacro %}
