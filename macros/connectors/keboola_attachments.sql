{#- What Keboola's two tables of attachments share. -#}
{% macro keboola_attachment_columns(attachments) -%}
    {{ attachments }}.attachment_type as type,
    {{ attachments }}.file_name as name,
    {{ attachments }}.url,
    {{ attachments }}.content_type,
    {{ attachments }}.filesize_bytes as filesize,
    {{ attachments }}.width_pixels as width,
    {{ attachments }}.height_pixels as height
{%- endmacro %}
