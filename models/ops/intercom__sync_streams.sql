with streams as (

    select * from {{ ref('stg_intercom__sync_streams') }}

),

measured as (

    select
        -- ids
        streams.run_id,
        streams.workspace_id,
        streams.stream,

        -- labels
        streams.status,
        streams.message,

        -- numbers
        cast(
            {{ seconds_between('streams.started_at', 'streams.finished_at') }}
            as bigint
        ) as duration_seconds,
        streams.request_count,
        streams.read_count,
        streams.inserted_count,
        streams.changed_count,
        streams.deleted_count,
        streams.expected_count,
        streams.skipped_count,
        streams.truncated_count,

        -- times
        streams.started_at,
        streams.finished_at
    from streams

)

select * from measured
