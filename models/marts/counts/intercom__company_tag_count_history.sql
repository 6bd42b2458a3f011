{{ keep_history() }}

with counts as (

    select * from {{ ref('intercom__company_tag_counts') }}

),

runs as (

    select * from {{ ref('intercom__sync_runs') }}

),

counted as (

    {{ counts_of_last_load('counts', 'runs', [
        'tag_id',
        'tag_name',
        'company_count',
    ]) }}

)

select * from counted
