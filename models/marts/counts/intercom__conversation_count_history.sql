{{ keep_history() }}

with counts as (

    select * from {{ ref('intercom__conversation_counts') }}

),

runs as (

    select * from {{ ref('intercom__sync_runs') }}

),

counted as (

    {{ counts_of_last_load('counts', 'runs', [
        'conversation_count',
        'open_count',
        'snoozed_count',
        'closed_count',
        'assigned_count',
        'unassigned_count',
    ]) }}

)

select * from counted
