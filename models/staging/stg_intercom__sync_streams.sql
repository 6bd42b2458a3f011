with landed as (

    select streams.* from {{ source('intercom', 'sync_streams') }} as streams

),

renamed as (

    select
        -- ids
        landed.run_id,
        landed.workspace_id,
        landed.stream,

        -- labels
        landed.status,
        landed.message,

        -- numbers
        landed.requests as request_count,
        landed.records_read as read_count,
        landed.records_inserted as inserted_count,
        landed.records_changed as changed_count,
        landed.records_deleted as deleted_count,
        landed.records_expected as expected_count,
        landed.records_skipped as skipped_count,
        landed.records_truncated as truncated_count,

        -- times
        landed.started_at,
        landed.finished_at
    from landed

)

select * from renamed
