with runs as (

    select * from {{ ref('stg_intercom__sync_runs') }}

),

streams as (

    select * from {{ ref('stg_intercom__sync_streams') }}

),

run_totals as (

    select
        streams.run_id,
        streams.workspace_id,
        count(*) as stream_count,
        count(*) filter (where streams.status != 'ok') as stream_not_ok_count,
        sum(streams.request_count) as request_count,
        sum(streams.read_count) as read_count
    from streams
    group by streams.run_id, streams.workspace_id

),

measured as (

    select
        -- ids
        runs.run_id,
        runs.workspace_id,

        -- labels
        runs.status,
        runs.extractor_version,
        runs.api_version,
        runs.arguments,
        runs.message,

        -- numbers
        cast(
            {{ seconds_between('runs.started_at', 'runs.finished_at') }} as bigint
        ) as duration_seconds,
        coalesce(run_totals.stream_count, 0) as stream_count,
        coalesce(run_totals.stream_not_ok_count, 0) as stream_not_ok_count,
        cast(coalesce(run_totals.request_count, 0) as bigint) as request_count,
        cast(coalesce(run_totals.read_count, 0) as bigint) as read_count,

        -- times
        runs.started_at,
        runs.finished_at
    from runs
    left join run_totals
        on
            runs.run_id = run_totals.run_id
            and runs.workspace_id = run_totals.workspace_id

)

select * from measured
