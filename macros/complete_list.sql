{#-
    The whole of a list that a contact embeds, one row for each contact and item: the embedded list as it is or, where the
    API cut it at ten, the rows that were fetched for it. A cut list for which nothing was fetched keeps its ten.
    `contacts`, `listed` (the fetched rows that still belong to their contact) name relations in scope, `list` and `is_cut` columns.
-#}
{% macro complete_list(contacts, item, list, is_cut, listed) -%}
    select
        items.workspace_id,
        items.contact_id,
        items.{{ item }}_id,
        max(items.deleted_at) as deleted_at,
        bool_or(items.is_deleted) as is_deleted,
        max(items.loaded_at) as loaded_at
    from (
        select
            {{ contacts }}.workspace_id,
            {{ contacts }}.contact_id,
            item.id as {{ item }}_id,
            {{ contacts }}.deleted_at,
            {{ contacts }}.is_deleted,
            {{ contacts }}.loaded_at
        from {{ contacts }}
        {{ each_item(list, 'item') }}
        where
            item.id is not null
            and not (
                {{ is_cut }}
                and exists (
                    select 1
                    from {{ listed }}
                    where
                        {{ listed }}.workspace_id = {{ contacts }}.workspace_id
                        and {{ listed }}.contact_id = {{ contacts }}.contact_id
                )
            )

        union all

        select
            {{ listed }}.workspace_id,
            {{ listed }}.contact_id,
            {{ listed }}.{{ item }}_id,
            {{ contacts }}.deleted_at,
            {{ contacts }}.is_deleted,
            greatest({{ listed }}.loaded_at, {{ contacts }}.loaded_at) as loaded_at
        from {{ listed }}
        inner join {{ contacts }}
            on
                {{ listed }}.workspace_id = {{ contacts }}.workspace_id
                and {{ listed }}.contact_id = {{ contacts }}.contact_id
        where {{ is_cut }}
    ) as items
    group by items.workspace_id, items.contact_id, items.{{ item }}_id
{%- endmacro %}
