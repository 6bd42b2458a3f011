{#- The columns of a data attribute as people see it, the same for whatever it describes. -#}
{% macro shown_attribute_definitions(definitions) -%}
    select
        -- ids
        {{ definitions }}.workspace_id,
        {{ definitions }}.attribute_key,
        {{ definitions }}.attribute_id,
        {{ definitions }}.admin_id,

        -- labels
        {{ definitions }}.model,
        {{ definitions }}.name,
        {{ definitions }}.full_name,
        {{ definitions }}.label,
        {{ definitions }}.description,
        {{ definitions }}.data_type,
        {{ definitions }}.options,
        {{ definitions }}.reference,
        {{ definitions }}.visible_to_team_ids,

        -- flags
        {{ definitions }}.is_custom,
        {{ definitions }}.is_archived,
        {{ definitions }}.is_required,
        {{ definitions }}.is_multiline,
        {{ definitions }}.is_api_writable,
        {{ definitions }}.is_messenger_writable,
        {{ definitions }}.is_ui_writable,

        -- times
        {{ definitions }}.created_at,
        {{ definitions }}.updated_at,

        -- landing
        {{ definitions }}.deleted_at,
        {{ definitions }}.is_deleted,
        {{ definitions }}.loaded_at
    from {{ definitions }}
    where {{ is_shown(definitions ~ '.is_deleted') }}
{%- endmacro %}
