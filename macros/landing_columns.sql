{#- The columns every staging model ends with: what the extractor says about the row. -#}
{% macro landing_columns(landed) -%}
    {{ landed }}.deleted_at,
    {{ landed }}.deleted_at is not null as is_deleted,
    {{ landed }}.loaded_at,
    {{ landed }}.run_id,
    {{ landed }}.api_version
{%- endmacro %}
