with agreements as (

    select * from {{ ref('intercom__conversation_slas') }}
    where not is_deleted

),

conversations as (

    select * from {{ ref('intercom__conversations') }}

),

calendars as (

    select * from {{ ref('int_intercom__workspace_calendars') }}

),

started as (

    select
        agreements.workspace_id,
        agreements.sla_name,
        agreements.sla_status,
        {{ local_date('conversations.created_at', zone_of('calendars')) }}
            as created_date
    from agreements
    inner join conversations
        on
            agreements.workspace_id = conversations.workspace_id
            and agreements.conversation_id = conversations.conversation_id
    left join calendars on agreements.workspace_id = calendars.workspace_id
    where conversations.created_at is not null

),

-- The vendor gives no status for an agreement that was taken off by hand.
counted as (

    select
        workspace_id,
        sla_name,
        created_date,
        count(*) as applied_count,
        count(*) filter (where sla_status = 'hit') as hit_count,
        count(*) filter (where sla_status = 'missed') as missed_count,
        count(*) filter (where sla_status = 'active') as active_count,
        count(*) filter (where sla_status = 'cancelled' or sla_status is null) as cancelled_count
    from started
    group by workspace_id, sla_name, created_date

),

measured as (

    select
        -- ids
        workspace_id,

        -- labels
        sla_name,

        -- numbers
        applied_count,
        hit_count,
        missed_count,
        active_count,
        cancelled_count,
        cast(hit_count as double) / nullif(hit_count + missed_count, 0) as hit_rate,

        -- times
        created_date
    from counted

)

select * from measured
