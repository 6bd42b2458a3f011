{{ keep_history() }}

with counts as (

    select * from {{ ref('intercom__user_tag_counts') }}

),

runs as (

    select * from {{ ref('intercom__sync_runs') }}

),

counted as (

    {{ counts_of_last_load('counts', 'runs', [
        'tag_id',
        'tag_name',
        'contact_count',
        'user_count',
        'lead_count',
    ]) }}

)

select * from counted
