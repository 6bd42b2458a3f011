{#- What is read of the social profiles in a record of `contacts`. -#}
{% macro social_profiles_schema() -%}
    {{ return([{'type': 'text', 'name': 'text', 'url': 'text'}]) }}
{%- endmacro %}
