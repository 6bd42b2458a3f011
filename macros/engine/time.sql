{#- Unix seconds as a UTC timestamp without zone; null outside the years 1 to 9999, so that a stray number stops no build. -#}
{% macro unix_to_timestamp(seconds) -%}
    {{ return(adapter.dispatch('unix_to_timestamp', 'intercom_elt')(seconds)) }}
{%- endmacro %}


{% macro duckdb__unix_to_timestamp(seconds) -%}
    case
        when {{ seconds }} between -62135596800 and 253402300799
            then make_timestamp({{ seconds }} * 1000000)
    end
{%- endmacro %}


{% macro spark__unix_to_timestamp(seconds) -%}
    case
        when {{ seconds }} between -62135596800 and 253402300799
            then cast(timestamp_seconds({{ seconds }}) as timestamp)
    end
{%- endmacro %}


{#- A UTC timestamp without zone as whole Unix seconds: the way back. -#}
{% macro timestamp_to_unix(value) -%}
    {{ intercom_elt.seconds_between("timestamp '1970-01-01 00:00:00'", value) }}
{%- endmacro %}


{#- A time as ISO 8601 text, in UTC; null where the text is none. Text without an offset is UTC already. -#}
{% macro iso_to_timestamp(value) -%}
    {{ return(adapter.dispatch('iso_to_timestamp', 'intercom_elt')(value)) }}
{%- endmacro %}


{#- A cast to timestamp would read the clock's face and forget the offset, and take words such as `infinity`. -#}
{% macro duckdb__iso_to_timestamp(value) -%}
    case
        when regexp_matches({{ value }}, '^\s*[0-9]{4}-.*:[0-9.]+(Z|[+-][0-9:]+)\s*$')
            then make_timestamp(epoch_us(try_cast({{ value }} as timestamptz)))
        when regexp_matches({{ value }}, '^\s*[0-9]{4}-')
            then try_cast({{ value }} as timestamp)
    end
{%- endmacro %}


{% macro spark__iso_to_timestamp(value) -%}
    try_cast(trim({{ value }}) as timestamp)
{%- endmacro %}


{% macro seconds_between(earlier, later) -%}
    {{ return(adapter.dispatch('seconds_between', 'intercom_elt')(earlier, later)) }}
{%- endmacro %}


{% macro duckdb__seconds_between(earlier, later) -%}
    date_diff('second', {{ earlier }}, {{ later }})
{%- endmacro %}


{% macro spark__seconds_between(earlier, later) -%}
    timestampdiff(second, {{ earlier }}, {{ later }})
{%- endmacro %}
