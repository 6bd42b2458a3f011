{#-
    Stands after the raw table in an incremental model: keeps what was loaded since the model was last built, by
    workspace, since one workspace may be loaded long after another. `>=`, as a load may still have been under way.
-#}
{% macro newly_loaded(landed) -%}
    {%- if is_incremental() -%}
    left join (
        select built.workspace_id, max(built.loaded_at) as loaded_at
        from {{ this }} as built
        group by built.workspace_id
    ) as last_build
        on {{ landed }}.workspace_id = last_build.workspace_id
    where last_build.loaded_at is null or {{ landed }}.loaded_at >= last_build.loaded_at
    {%- endif -%}
{%- endmacro %}
