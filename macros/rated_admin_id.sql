{#-
    The teammate whom a rating is about; null for a bot and, since API version 2.17, a workflow. Intercom has stopped sending
    the type of an assignee once, so an id without a type is taken for a teammate's.
-#}
{% macro rated_admin_id(ratings) -%}
    case
        when coalesce({{ ratings }}.rating_teammate_type, 'admin') in ('admin', 'teammate')
            then {{ ratings }}.rating_teammate_id
    end
{%- endmacro %}
