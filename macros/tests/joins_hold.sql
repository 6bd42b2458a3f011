{#-
    Holds a model to the joins it documents, one failing row for each way in which one is broken: rows without a match
    (unless `dangling` says why there may be some), rows that lack the id (unless `nullable`), and ids that several rows
    on the other side share, so that the join would multiply rows.
-#}
{% test joins_hold(model, joins) %}

{%- for join in joins %}
{%- set other = ref('intercom__' ~ join.to) %}
{%- set name = join.to ~ ' on ' ~ join.on.keys() | join(', ') %}
{%- set rows = intercom_elt.rows_to_join(model, join) %}
{%- if join.cardinality not in ('many_to_one', 'one_to_one') %}
    {{ exceptions.raise_compiler_error('cardinality must be many_to_one or one_to_one: ' ~ join.cardinality) }}
{%- endif %}

select '{{ name }}' as broken_join, 'several rows to join to' as problem, count(*) as row_count
from ({{ intercom_elt.shared_keys(other, join.on.values() | list) }}) as shared_keys
having count(*) > 0

{%- if join.cardinality == 'one_to_one' %}

union all

select '{{ name }}' as broken_join, 'several rows to join from' as problem, count(*) as row_count
from ({{ intercom_elt.shared_keys(model, join.on.keys() | list) }}) as shared_keys
having count(*) > 0
{%- endif %}

{%- if not join.get('nullable') %}

union all

select '{{ name }}' as broken_join, 'no id to join by' as problem, count(*) as row_count
from {{ rows }} as here
where {% for column in join.on %}here.{{ column }} is null{{ ' or ' if not loop.last }}{% endfor %}
having count(*) > 0
{%- endif %}

{#- What is hidden cannot be joined to, so a match is asked for only where everything is shown. #}
{%- if not join.get('dangling') and var('intercom_show_deleted', true) %}

union all

select '{{ name }}' as broken_join, 'nothing to join to' as problem, count(*) as row_count
from {{ rows }} as here
where
    {% for column in join.on %}here.{{ column }} is not null and {% endfor %}not exists (
        select 1
        from {{ other }} as there
        where
            {% for column, other_column in join.on.items() -%}
            there.{{ other_column }} = here.{{ column }}{{ ' and ' if not loop.last }}
            {%- endfor %}
    )
having count(*) > 0
{%- endif %}

{{ 'union all' if not loop.last }}
{%- endfor %}

{% endtest %}


{#- The rows of a model that a documented join is meant for. -#}
{% macro rows_to_join(model, join) -%}
    (select * from {{ model }} where {{ join.get('where', 'true') }})
{%- endmacro %}


{#- The keys that more than one row has. -#}
{% macro shared_keys(relation, columns) -%}
    select {{ columns | join(', ') }}
    from {{ relation }}
    where {% for column in columns %}{{ column }} is not null{{ ' and ' if not loop.last }}{% endfor %}
    group by {{ columns | join(', ') }}
    having count(*) > 1
{%- endmacro %}
