{{ config(schema='staging', materialized='table') }}

with landed as (
    {% for stream in record_streams() %}
    select
        landed.workspace_id,
        '{{ stream }}' as stream,
        landed.updated_at,
        landed.deleted_at,
        landed.loaded_at
    from {{ source('intercom', stream) }} as landed
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

counted as (

    select
        -- ids
        landed.workspace_id,
        landed.stream,

        -- numbers
        count(*) filter (where landed.deleted_at is null) as record_count,
        count(*) filter (where landed.deleted_at is not null) as deleted_count,

        -- times
        max(landed.updated_at) as newest_updated_at,
        max(landed.loaded_at) as newest_loaded_at
    from landed
    group by landed.workspace_id, landed.stream

)

select * from counted
