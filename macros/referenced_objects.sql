{#-
    One row for each custom object that an attribute of a record refers to, for an attribute of type `relationship` has as
    its value a list of instances. `owners` names a relation in scope with `custom_attributes`.
-#}
{% macro referenced_objects(owners, owner_id) -%}
    select
        -- ids
        referring.workspace_id,
        referring.{{ owner_id }},
        instance.id as custom_object_id,
        min(instance.external_id) as custom_object_external_id,

        -- labels
        coalesce(instance.type, replace(referring.list.type, '.list', '')) as object_type,
        referring.attribute_name,

        -- landing
        max(referring.deleted_at) as deleted_at,
        bool_or(referring.is_deleted) as is_deleted,
        max(referring.loaded_at) as loaded_at
    from (
        select
            {{ owners }}.workspace_id,
            {{ owners }}.{{ owner_id }},
            entry_name as attribute_name,
            {{ parse_record('entry_value', referenced_objects_schema()) }} as list,
            {{ owners }}.deleted_at,
            {{ owners }}.is_deleted,
            {{ owners }}.loaded_at
        from (
            select *
            from {{ owners }}
            -- Few refer to any: the others need not be taken apart.
            where {{ owners }}.custom_attributes like '%"instances"%'
        ) as {{ owners }}
        {{ each_entry(owners ~ '.custom_attributes') }}
        where
            entry_type = 'object'
            and {{ is_shown(owners ~ '.is_deleted') }}
    ) as referring
    {{ each_item('referring.list.instances', 'instance') }}
    where instance.id is not null
    group by
        referring.workspace_id,
        referring.{{ owner_id }},
        instance.id,
        coalesce(instance.type, replace(referring.list.type, '.list', '')),
        referring.attribute_name
{%- endmacro %}
