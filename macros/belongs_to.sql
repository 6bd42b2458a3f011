{#-
    Whether a member still belongs to its owner: it is there, or it went together with the owner. A member that left before is
    no longer one.
-#}
{% macro belongs_to(member, owner) -%}
    (not {{ member }}.is_deleted or {{ member }}.deleted_at = {{ owner }}.deleted_at)
{%- endmacro %}
