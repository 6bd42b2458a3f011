with landed as (

    select runs.* from {{ source('intercom', 'sync_runs') }} as runs

),

renamed as (

    select
        -- ids
        landed.run_id,
        landed.workspace_id,

        -- labels
        landed.status,
        landed.extractor_version,
        landed.api_version,
        cast(landed.arguments as string) as arguments,
        landed.message,

        -- times
        landed.started_at,
        landed.finished_at
    from landed

)

select * from renamed
