{{ keep_history() }}

with counts as (

    select * from {{ ref('intercom__company_user_counts') }}

),

runs as (

    select * from {{ ref('intercom__sync_runs') }}

),

counted as (

    {{ counts_of_last_load('counts', 'runs', [
        'company_id',
        'external_id',
        'company_name',
        'contact_count',
        'user_count',
        'lead_count',
    ]) }}

)

select * from counted
