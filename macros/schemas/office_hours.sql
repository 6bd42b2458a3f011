{#- What is read of a record of `office_hours`. -#}
{% macro office_hours_schema() -%}
    {{ return({
        'name': 'text',
        'time_zone_name': 'text',
        'twenty_four_seven': 'boolean',
        'time_intervals': [{
            'start_minute': 'bigint',
            'end_minute': 'bigint',
            'day_of_week': 'bigint',
        }],
        'created_at': 'unix_time',
        'updated_at': 'unix_time',
    }) }}
{%- endmacro %}
