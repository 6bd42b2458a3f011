with runs as (

    select * from {{ ref('stg_intercom__sync_runs') }}

),

reads as (

    select * from {{ ref('stg_intercom__sync_streams') }}

),

bookmarks as (

    select * from {{ ref('stg_intercom__bookmarks') }}

),

stream_counts as (

    select * from {{ ref('int_intercom__stream_counts') }}

),

-- The clock of the database, so that the same database always gives the same table.
newest_run as (

    select max(coalesce(runs.finished_at, runs.started_at)) as as_of_at
    from runs

),

streams as (

    select
        listed.stream,
        listed.stale_after_hours
    from (
        values
        {%- for stream in record_streams() %}
        ('{{ stream }}', cast({{ stale_after_hours(stream) }} as bigint)){{ ',' if not loop.last }}
        {%- endfor %}
    ) as listed (stream, stale_after_hours)

),

workspaces as (

    select runs.workspace_id
    from runs
    group by runs.workspace_id

),

judged as (

    select
        reads.*,
        reads.status in ('ok', 'unavailable') as is_success,
        row_number() over (
            partition by reads.workspace_id, reads.stream
            order by reads.finished_at desc, reads.started_at desc, reads.run_id desc
        ) as reads_back
    from reads

),

last_reads as (

    select
        judged.workspace_id,
        judged.stream,
        max(judged.finished_at) filter (where judged.is_success) as last_success_at,
        max(judged.finished_at) as last_read_at,
        max(judged.run_id) filter (where judged.reads_back = 1) as last_run_id,
        max(judged.status) filter (where judged.reads_back = 1) as last_status,
        max(judged.message) filter (where judged.reads_back = 1) as last_message,
        max(judged.skipped_count) filter (where judged.reads_back = 1) as skipped_count,
        max(judged.truncated_count) filter (where judged.reads_back = 1) as truncated_count,
        coalesce(min(judged.reads_back) filter (where judged.is_success) - 1, count(*))
            as runs_without_success_count
    from judged
    group by judged.workspace_id, judged.stream

),

measured as (

    select
        workspaces.workspace_id,
        streams.stream,
        streams.stale_after_hours,
        last_reads.last_run_id,
        last_reads.last_status,
        last_reads.last_message,
        last_reads.runs_without_success_count,
        last_reads.skipped_count,
        last_reads.truncated_count,
        coalesce(stream_counts.record_count, 0) as record_count,
        coalesce(stream_counts.deleted_count, 0) as deleted_count,
        {{ seconds_between('last_reads.last_success_at', 'newest_run.as_of_at') }} / 3600.0
            as hours_since_success,
        newest_run.as_of_at,
        last_reads.last_read_at,
        last_reads.last_success_at,
        bookmarks.read_until_at,
        bookmarks.swept_at,
        stream_counts.newest_updated_at,
        stream_counts.newest_loaded_at
    from workspaces
    cross join streams
    cross join newest_run
    left join last_reads
        on
            workspaces.workspace_id = last_reads.workspace_id
            and streams.stream = last_reads.stream
    left join bookmarks
        on
            workspaces.workspace_id = bookmarks.workspace_id
            and streams.stream = bookmarks.stream
    left join stream_counts
        on
            workspaces.workspace_id = stream_counts.workspace_id
            and streams.stream = stream_counts.stream

),

reasoned as (

    select
        measured.*,
        case
            when measured.last_read_at is null then null
            when measured.last_success_at is null then 'never read with success'
            when measured.last_status not in ('ok', 'unavailable')
                then concat('the last run is ', measured.last_status)
            when measured.hours_since_success > measured.stale_after_hours
                then concat(
                    'not read for more than ',
                    cast(measured.stale_after_hours as string),
                    ' hours before the newest run'
                )
        end as unhealthy_reason
    from measured

),

health as (

    select
        -- ids
        reasoned.workspace_id,
        reasoned.stream,
        reasoned.last_run_id,

        -- labels
        reasoned.last_status,
        reasoned.last_message,
        reasoned.unhealthy_reason,

        -- flags
        case
            when reasoned.last_read_at is not null then reasoned.unhealthy_reason is null
        end as is_healthy,

        -- numbers
        cast(reasoned.hours_since_success as double) as hours_since_success,
        reasoned.runs_without_success_count,
        reasoned.record_count,
        reasoned.deleted_count,
        reasoned.skipped_count,
        reasoned.truncated_count,

        -- times
        reasoned.as_of_at,
        reasoned.last_read_at,
        reasoned.last_success_at,
        reasoned.read_until_at,
        reasoned.swept_at,
        reasoned.newest_updated_at,
        reasoned.newest_loaded_at
    from reasoned

)

select * from health
