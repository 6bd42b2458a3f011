{#- The condition that keeps a row in a mart: always, unless `intercom_show_deleted` is false and the row was deleted. -#}
{% macro is_shown(is_deleted) -%}
    {{ 'true' if var('intercom_show_deleted', true) else 'not ' ~ is_deleted }}
{%- endmacro %}


{#- For an incremental mart, as a post-hook: rows that were built earlier and are hidden now. -#}
{% macro delete_hidden_rows() -%}
    {%- if not var('intercom_show_deleted', true) -%}
        delete from {{ this }} where is_deleted
    {%- endif -%}
{%- endmacro %}
