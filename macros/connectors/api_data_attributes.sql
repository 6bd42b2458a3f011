{#- A data attribute under the API's own names, whatever it describes: five tables of Daton and Stitch have this shape. -#}
{% macro api_data_attribute_columns(attributes, unit) -%}
    'data_attribute' as type,
    {{ attributes }}.model,
    {{ attributes }}.name,
    {{ attributes }}.full_name,
    {{ attributes }}.label,
    {{ attributes }}.description,
    {{ attributes }}.data_type,
    {{ attributes }}.options,
    {{ attributes }}.is_api_writable as api_writable,
    {{ attributes }}.is_ui_writable as ui_writable,
    {{ attributes }}.is_custom as custom,
    {{ attributes }}.is_archived as archived,
    {{ api_time(attributes ~ '.created_at', unit) }} as created_at,
    {{ api_time(attributes ~ '.updated_at', unit) }} as updated_at,
    {{ attributes }}.admin_id
{%- endmacro %}
