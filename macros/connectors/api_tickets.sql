{#- A ticket type as a ticket embeds it, JSON text. `attribute_lists` names the relation of `ticket_type_attribute_lists`. -#}
{% macro api_ticket_type(types, attribute_lists) -%}
    {{ json_object(
        {
            'type': "'ticket_type'",
            'id': types ~ '.ticket_type_id',
            'name': types ~ '.name',
            'description': types ~ '.description',
            'icon': types ~ '.icon',
            'workspace_id': types ~ '.workspace_id',
            'category': types ~ '.category',
            'archived': types ~ '.is_archived',
            'is_internal': types ~ '.is_internal',
            'created_at': timestamp_to_unix(types ~ '.created_at'),
            'updated_at': timestamp_to_unix(types ~ '.updated_at'),
        },
        {'ticket_type_attributes': api_list('list', 'data', api_items(attribute_lists))},
    ) }}
{%- endmacro %}


{#- The attributes of ticket types. `attributes` names a mart in scope. -#}
{% macro ticket_type_attribute_lists(attributes) -%}
    {{ json_lists(
        attributes,
        'ticket_type_id',
        json_object(
            {
                'type': "'ticket_type_attribute'",
                'id': attributes ~ '.attribute_key',
                'workspace_id': attributes ~ '.workspace_id',
                'name': attributes ~ '.name',
                'description': attributes ~ '.description',
                'data_type': attributes ~ '.data_type',
                'order': attributes ~ '.position',
                'required_to_create': attributes ~ '.is_required',
                'required_to_create_for_contacts': attributes ~ '.is_required_for_contacts',
                'visible_on_create': attributes ~ '.is_visible_on_create',
                'visible_to_contacts': attributes ~ '.is_visible_to_contacts',
                'default': 'not ' ~ attributes ~ '.is_custom',
                'archived': attributes ~ '.is_archived',
                'created_at': timestamp_to_unix(attributes ~ '.created_at'),
                'updated_at': timestamp_to_unix(attributes ~ '.updated_at'),
            },
            {
                'input_options': attributes ~ '.input_options',
                'ticket_type_id': api_number(attributes ~ '.ticket_type_id'),
            },
        ),
        attributes ~ '.position, ' ~ attributes ~ '.attribute_key',
    ) }}
{%- endmacro %}
