{#- What Daton and Stitch share of an admin, under the API's own names. -#}
{% macro api_admin_columns(admins) -%}
    'admin' as type,
    {{ admins }}.admin_id as id,
    {{ admins }}.name,
    {{ admins }}.email,
    {{ admins }}.job_title,
    {{ admins }}.is_away as away_mode_enabled,
    {{ admins }}.is_reassigning_while_away as away_mode_reassign,
    {{ admins }}.has_inbox_seat
{%- endmacro %}
