{#-
    The counts of ratings that several models give. They add up over any rows; a rate is one count divided by another.
-#}
{% macro count_ratings(ratings) -%}
    count({{ ratings }}.conversation_id) as rating_request_count,
    count(*) filter (where {{ ratings }}.is_rated) as rating_count,
    count(*) filter (where {{ ratings }}.is_positive) as positive_rating_count,
    count(*) filter (where {{ ratings }}.rating in (1, 2)) as negative_rating_count,
    cast(coalesce(sum({{ ratings }}.rating), 0) as bigint) as rating_sum,
    count(*) filter (where {{ ratings }}.rating_remark <> '') as remark_count
{%- endmacro %}
