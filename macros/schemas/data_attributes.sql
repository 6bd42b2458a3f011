{#- What is read of the definition of a data attribute, in either of its two forms. -#}
{% macro data_attributes_schema() -%}
    {{ return({
        'type': 'text',
        'id': 'text',
        'admin_id': 'text',
        'model': 'text',
        'name': 'text',
        'full_name': 'text',
        'label': 'text',
        'description': 'text',
        'data_type': 'text',
        'options': 'json',
        'reference': 'json',
        'visible_to_team_ids': 'json',
        'custom': 'boolean',
        'archived': 'boolean',
        'required': 'boolean',
        'multiline': 'boolean',
        'api_writable': 'boolean',
        'messenger_writable': 'boolean',
        'ui_writable': 'boolean',
        'created_at': 'unix_time',
        'updated_at': 'unix_time',
    }) }}
{%- endmacro %}


{% macro contact_attributes_schema() -%}
    {{ return(data_attributes_schema()) }}
{%- endmacro %}


{% macro company_attributes_schema() -%}
    {{ return(data_attributes_schema()) }}
{%- endmacro %}


{% macro conversation_attributes_schema() -%}
    {{ return(data_attributes_schema()) }}
{%- endmacro %}
