{{ keep_history() }}

with counts as (

    select * from {{ ref('intercom__workspace_counts') }}

),

runs as (

    select * from {{ ref('intercom__sync_runs') }}

),

counted as (

    {{ counts_of_last_load('counts', 'runs', [
        'user_count',
        'lead_count',
        'company_count',
        'conversation_count',
        'admin_count',
        'team_count',
        'tag_count',
        'segment_count',
    ]) }}

)

select * from counted
