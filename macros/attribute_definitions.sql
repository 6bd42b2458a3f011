{#-
    The definitions of a model's data attributes. The API describes those of contacts and companies (and, up to 2.15, of
    conversations) as `data_attribute`, those of conversations since 2.16 as `conversation_attribute`; one select reads both.
-#}
{% macro attribute_definitions(landed, model) -%}
    select
        -- ids
        parsed.workspace_id,
        parsed.record_id as attribute_key,
        parsed.attribute.id as attribute_id,
        {{ zero_is_none('parsed.attribute.admin_id') }} as admin_id,

        -- labels
        coalesce(parsed.attribute.model, '{{ model }}') as model,
        parsed.attribute.name,
        coalesce(
            parsed.attribute.full_name,
            concat('custom_attributes.', parsed.attribute.name)
        ) as full_name,
        parsed.attribute.label,
        parsed.attribute.description,
        parsed.attribute.data_type,
        {{ json_document('parsed.attribute.options') }} as options,
        {{ json_document('parsed.attribute.reference') }} as reference,
        {{ json_document('parsed.attribute.visible_to_team_ids') }} as visible_to_team_ids,

        -- flags
        coalesce(
            parsed.attribute.custom, parsed.attribute.type = 'conversation_attribute'
        ) as is_custom,
        parsed.attribute.archived as is_archived,
        parsed.attribute.required as is_required,
        parsed.attribute.multiline as is_multiline,
        parsed.attribute.api_writable as is_api_writable,
        parsed.attribute.messenger_writable as is_messenger_writable,
        parsed.attribute.ui_writable as is_ui_writable,

        -- times
        {{ unix_to_timestamp('parsed.attribute.created_at') }} as created_at,
        {{ unix_to_timestamp('parsed.attribute.updated_at') }} as updated_at,

        -- landing
        {{ landing_columns('parsed') }}
    from (
        select
            {{ landed }}.*,
            {{ parse_record(landed ~ '.record', data_attributes_schema()) }} as attribute
        from {{ landed }}
    ) as parsed
{%- endmacro %}
