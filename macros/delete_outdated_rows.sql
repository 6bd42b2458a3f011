{#-
    For an incremental mart of a list, as a post-hook: deletes the rows of an owner as it was before. A list that became empty
    builds no row that would replace its old ones. The mart's rows carry the `loaded_at` of their owner in the staging model.
-#}
{% macro delete_outdated_rows(owners, owner_id) -%}
    delete from {{ this }}
    where not exists (
        select 1
        from {{ ref(owners) }} as owners
        where
            owners.workspace_id = {{ this }}.workspace_id
            and owners.{{ owner_id }} = {{ this }}.{{ owner_id }}
            and owners.loaded_at = {{ this }}.loaded_at
    )
{%- endmacro %}
