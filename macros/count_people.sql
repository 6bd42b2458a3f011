{#-
    How many people belong to each owner, in all and by role; an owner without any has a row too. `owners` names a relation in
    scope with `owner_id`; `memberships`, with the same column, and `contacts` are in scope under these names.
-#}
{% macro count_people(owners, owner_id) -%}
    select
        {{ owners }}.workspace_id,
        {{ owners }}.{{ owner_id }},
        count(contacts.contact_id) as contact_count,
        count(contacts.contact_id) filter (where contacts.role = 'user') as user_count,
        count(contacts.contact_id) filter (where contacts.role = 'lead') as lead_count
    from {{ owners }}
    left join memberships
        on
            {{ owners }}.workspace_id = memberships.workspace_id
            and {{ owners }}.{{ owner_id }} = memberships.{{ owner_id }}
    left join contacts
        on
            memberships.workspace_id = contacts.workspace_id
            and memberships.contact_id = contacts.contact_id
    group by {{ owners }}.workspace_id, {{ owners }}.{{ owner_id }}
{%- endmacro %}
