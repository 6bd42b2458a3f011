{#- Whom a conversation is assigned to in the words of API 1.x: `admin`, else `team`, else `nobody_admin`. -#}
{% macro assignee_type(conversations) -%}
    case
        when {{ conversations }}.admin_assignee_id is not null then 'admin'
        when {{ conversations }}.team_assignee_id is not null then 'team'
        else 'nobody_admin'
    end
{%- endmacro %}


{#- The id of the admin, else of the team, that a conversation is assigned to. -#}
{% macro assignee_id(conversations) -%}
    coalesce({{ conversations }}.admin_assignee_id, {{ conversations }}.team_assignee_id)
{%- endmacro %}
