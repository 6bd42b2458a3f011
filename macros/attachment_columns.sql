{#- The columns of one attachment, of whatever message. -#}
{% macro attachment_columns(attachment) -%}
    -- labels
    {{ attachment }}.type as attachment_type,
    {{ attachment }}.name as file_name,
    {{ attachment }}.content_type,
    {{ attachment }}.url,

    -- numbers
    position as attachment_position,
    {{ attachment }}.filesize as filesize_bytes,
    {{ attachment }}.width as width_pixels,
    {{ attachment }}.height as height_pixels
{%- endmacro %}
