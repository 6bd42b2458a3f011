{#- What is read of a record of `ticket_types`. -#}
{% macro ticket_types_schema() -%}
    {%- set attribute_list = [{
        'id': 'text',
        'name': 'text',
        'description': 'text',
        'data_type': 'text',
        'input_options': 'json',
        'order': 'bigint',
        'required_to_create': 'boolean',
        'required_to_create_for_contacts': 'boolean',
        'visible_on_create': 'boolean',
        'visible_to_contacts': 'boolean',
        'default': 'boolean',
        'archived': 'boolean',
        'created_at': 'unix_time',
        'updated_at': 'unix_time',
    }] -%}
    {{ return({
        'name': 'text',
        'description': 'text',
        'category': 'text',
        'icon': 'text',
        'archived': 'boolean',
        'is_internal': 'boolean',
        'ticket_type_attributes': {
            'data': attribute_list, 'ticket_type_attributes': attribute_list,
        },
        'ticket_states': {
            'data': [{
                'id': 'text',
                'category': 'text',
                'internal_label': 'text',
                'external_label': 'text',
            }],
        },
        'created_at': 'unix_time',
        'updated_at': 'unix_time',
    }) }}
{%- endmacro %}
