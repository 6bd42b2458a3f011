{#-
    The condition that keeps a mart's row in the views of a connector: it was not deleted, as their tables have no column that
    says so, and belongs to the workspace of `intercom_connector_workspace` where that is set.
-#}
{% macro connector_shows(rows) -%}
    {%- set workspace = var('intercom_connector_workspace', none) -%}
    not {{ rows }}.is_deleted
    {%- if workspace is not none %} and {{ rows }}.workspace_id = '{{ workspace }}'{% endif -%}
{%- endmacro %}
