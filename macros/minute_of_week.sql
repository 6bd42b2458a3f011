{#- The weekday of a minute of the week, which counts from Monday, 00:00. -#}
{% macro weekday_of_minute(minute) -%}
    case cast(floor(({{ minute }}) / 1440) as bigint)
        {%- for weekday in [
            'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday',
        ] %}
        when {{ loop.index0 }} then '{{ weekday }}'
        {%- endfor %}
    end
{%- endmacro %}


{#- A minute of the day as a clock shows it, from 00:00 to 24:00. -#}
{% macro time_of_minute(minute) -%}
    concat(
        lpad(cast(cast(floor({{ minute }} / 60) as bigint) as string), 2, '0'),
        ':',
        lpad(cast({{ minute }} % 60 as string), 2, '0')
    )
{%- endmacro %}
