with drift as (

    select * from {{ ref('int_intercom__field_drift') }}

),

fields as (

    select
        -- ids
        drift.workspace_id,
        drift.stream,
        drift.path,
        min(drift.record_id) as example_record_id,

        -- labels
        {{ sorted_texts('drift.json_type') }} as json_types,
        min(drift.shape) as example_shape,

        -- numbers
        count(distinct concat(drift.record_id, ' ', drift.parent_id)) as record_count,

        -- times
        max(drift.loaded_at) as last_loaded_at
    from drift
    where
        drift.path is not null
        and drift.expected is null
    group by drift.workspace_id, drift.stream, drift.path

)

select * from fields
