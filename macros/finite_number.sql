{#- A text or a number as a finite number; null for words that a cast takes for one (`nan`, `infinity`) and for what no double holds. -#}
{% macro finite_number(value) -%}
    case
        when abs({{ try_to(value, 'double') }}) <= 1.7976931348623157e308
            then {{ try_to(value, 'double') }}
    end
{%- endmacro %}
