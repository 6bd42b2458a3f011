{#-
    Text as a lower snake case name of plain letters and digits: what stands between them is one underscore, accents are
    left off, letters without a plain form are spelled out or left off. Empty for text with neither letters nor digits.
-#}
{% macro snake_case(value) -%}
    {%- set plain = namespace(text='lower(' ~ value ~ ')') -%}
    {%- for letter, spelled in {'ß': 'ss', 'æ': 'ae', 'œ': 'oe', 'ø': 'o', 'ł': 'l', 'đ': 'd'}.items() -%}
        {%- set plain.text = "replace(" ~ plain.text ~ ", '" ~ letter ~ "', '" ~ spelled ~ "')" -%}
    {%- endfor -%}
    {{ return(adapter.dispatch('snake_case', 'intercom_elt')(plain.text)) }}
{%- endmacro %}


{% macro duckdb__snake_case(value) -%}
    regexp_replace(
        regexp_replace(strip_accents({{ value }}), '[^a-z0-9]+', '_', 'g'), '^_|_$', '', 'g'
    )
{%- endmacro %}


{#- Spark has no function that leaves off accents. -#}
{% macro spark__snake_case(value) -%}
    regexp_replace(
        regexp_replace(
            translate(
                {{ value }},
                'àáâãäåāăąçćčďèéêëēėęěğģìíîïīįķļľñńņňòóôõöōőŕřśşšșţťțùúûüūůűųýÿźżž',
                'aaaaaaaaacccdeeeeeeeeggiiiiiikllnnnnooooooorrsssstttuuuuuuuuyyzzz'
            ),
            '[^a-z0-9]+', '_'
        ),
        '^_|_$', ''
    )
{%- endmacro %}
