{{ keep_history() }}

with counts as (

    select * from {{ ref('intercom__company_segment_counts') }}

),

runs as (

    select * from {{ ref('intercom__sync_runs') }}

),

counted as (

    {{ counts_of_last_load('counts', 'runs', [
        'segment_id',
        'segment_name',
        'company_count',
    ]) }}

)

select * from counted
