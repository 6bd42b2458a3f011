{#-
    A history of counts, one row a day: it grows by the rows of the last load's day, which replace those that an earlier
    build made of that day, and is never built from nothing, `--full-refresh` or not, since what was counted on earlier days
    cannot be counted again. Stands at the top of a model.
-#}
{% macro keep_history() -%}
    {{ config(
        materialized='incremental',
        incremental_strategy='append',
        on_schema_change='append_new_columns',
        full_refresh=false,
        pre_hook="{{ intercom_elt.forget_last_day() }}",
    ) }}
{%- endmacro %}


{#- Of a history, the rows that are about to be written anew. All of a day go, so that none is left of what is gone since. -#}
{% macro forget_last_day() -%}
    {%- if is_incremental() -%}
    delete from {{ this }}
    where (workspace_id, count_date) in (
        select last_loads.workspace_id, last_loads.count_date
        from ({{ intercom_elt.last_loads(ref('intercom__sync_runs')) }}) as last_loads
    )
    {%- endif -%}
{%- endmacro %}


{#-
    The day that counts are of, by workspace: the UTC date on which its last run ended, whatever the day of the build. None
    while the last run has not ended well: what it landed is neither the state of its own day nor that of the one before.
-#}
{% macro last_loads(runs) -%}
    select
        runs.workspace_id,
        max(cast(runs.finished_at as date)) as count_date,
        max(runs.finished_at) as loaded_at
    from (
        select
            workspace_id,
            status,
            finished_at
        from {{ runs }}
        qualify row_number() over (
            partition by workspace_id
            order by started_at desc, run_id desc
        ) = 1
    ) as runs
    where
        runs.status in ('ok', 'partial', 'forbidden', 'unavailable')
        and runs.finished_at is not null
    group by runs.workspace_id
{%- endmacro %}


{#-
    The rows of a history's last day. `counts` and `runs` name relations in scope: a mart of counts and `sync_runs`; `columns`
    are those of the counts to keep.
-#}
{% macro counts_of_last_load(counts, runs, columns) -%}
    select
        {{ counts }}.workspace_id,
        last_loads.count_date,
        {%- for column in columns %}
        {{ counts }}.{{ column }},
        {%- endfor %}
        last_loads.loaded_at
    from {{ counts }}
    inner join ({{ last_loads(runs) }}) as last_loads
        on {{ counts }}.workspace_id = last_loads.workspace_id
{%- endmacro %}
