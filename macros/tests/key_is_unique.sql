{#-
    Fails for each key that several rows share, and for each row that lacks a part of its key, unless the part is among
    `nullable`: there null is a group of its own, such as those without a team.
-#}
{% test key_is_unique(model, columns, nullable=[]) %}

select
    {{ columns | join(',\n    ') }},
    count(*) as row_count
from {{ model }}
group by {{ columns | join(', ') }}
having
    count(*) > 1
    {%- for column in columns if column not in nullable %}
    or {{ column }} is null
    {%- endfor %}

{% endtest %}
