{#- What is read of a list of linked tickets and conversations, wherever it stands. -#}
{% macro linked_objects_schema() %}
    {{ return([{'type': 'text', 'id': 'text', 'category': 'text'}]) }}
{%- endmacro %}
