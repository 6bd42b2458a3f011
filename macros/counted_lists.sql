{#-
    Lists that can have been landed too short, each with the number of items by the API's own count and the number landed:
    `workspace_id`, `stream`, `record_id` (of the list's owner), `expected_count`, `landed_count`. The relations are named
    as in `intercom__record_gaps`, which reads them; deleted owners are left out there.
-#}

{#- The parts of a conversation or of a ticket. -#}
{% macro counted_parts(owner) -%}
    {%- set parts = owner ~ '_parts' -%}
    select
        {{ owner }}s.workspace_id,
        '{{ parts }}' as stream,
        {{ owner }}s.{{ owner }}_id as record_id,
        {% if owner == 'conversation' -%}
        -- The vendor's statistics count the opening message too.
        greatest(
            coalesce({{ owner }}s.api_part_count, 0),
            coalesce({{ owner }}s.statistics_part_count - 1, 0)
        ) as expected_count,
        {%- else -%}
        coalesce({{ owner }}s.api_part_count, 0) as expected_count,
        {%- endif %}
        count({{ parts }}.part_id) as landed_count
    from {{ owner }}s
    left join {{ parts }}
        on
            {{ owner }}s.workspace_id = {{ parts }}.workspace_id
            and {{ owner }}s.{{ owner }}_id = {{ parts }}.{{ owner }}_id
            and not {{ parts }}.is_deleted
    group by all
{%- endmacro %}


{#- A list of a contact that the API cuts at ten: the rest has to be fetched, list by list. -#}
{% macro counted_cut_list(list, item) -%}
    {%- set fetched = 'contact_' ~ list -%}
    select
        contacts.workspace_id,
        '{{ fetched }}' as stream,
        contacts.contact_id as record_id,
        contacts.{{ item }}_count as expected_count,
        greatest(
            count({{ fetched }}.contact_id),
            {{ list_length('any_value(contacts.' ~ list ~ ')') }}
        ) as landed_count
    from contacts
    left join {{ fetched }}
        on
            contacts.workspace_id = {{ fetched }}.workspace_id
            and contacts.contact_id = {{ fetched }}.contact_id
            and not {{ fetched }}.is_deleted
    where contacts.is_{{ item }}_list_cut
    group by contacts.workspace_id, contacts.contact_id, contacts.{{ item }}_count
{%- endmacro %}


{#- Two lists of a contact, of what it opted in to and out of, are completed by one. -#}
{% macro counted_cut_subscriptions() -%}
    {%- set opted_in = list_length('any_value(contacts.opted_in_subscription_types)') -%}
    {%- set opted_out = list_length('any_value(contacts.opted_out_subscription_types)') -%}
    select
        contacts.workspace_id,
        'contact_subscriptions' as stream,
        contacts.contact_id as record_id,
        contacts.opted_in_subscription_type_count
        + contacts.opted_out_subscription_type_count as expected_count,
        greatest(count(contact_subscriptions.contact_id), {{ opted_in }} + {{ opted_out }}) as landed_count
    from contacts
    left join contact_subscriptions
        on
            contacts.workspace_id = contact_subscriptions.workspace_id
            and contacts.contact_id = contact_subscriptions.contact_id
            and not contact_subscriptions.is_deleted
    where
        contacts.is_opted_in_subscription_type_list_cut
        or contacts.is_opted_out_subscription_type_list_cut
    group by
        contacts.workspace_id,
        contacts.contact_id,
        contacts.opted_in_subscription_type_count,
        contacts.opted_out_subscription_type_count
{%- endmacro %}
