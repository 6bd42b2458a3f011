{{ keep_history() }}

with counts as (

    select * from {{ ref('intercom__admin_conversation_counts') }}

),

runs as (

    select * from {{ ref('intercom__sync_runs') }}

),

counted as (

    {{ counts_of_last_load('counts', 'runs', [
        'admin_id',
        'conversation_count',
        'open_count',
        'snoozed_count',
        'closed_count',
    ]) }}

)

select * from counted
