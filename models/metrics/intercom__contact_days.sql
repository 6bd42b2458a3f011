with contacts as (

    select * from {{ ref('intercom__contacts') }}

),

merged as (

    select * from {{ ref('intercom__contact_merges') }}

),

conversions as (

    select * from {{ ref('intercom__lead_conversions') }}

),

calendars as (

    select * from {{ ref('int_intercom__workspace_calendars') }}

),

living as (

    select
        contacts.workspace_id,
        contacts.role,
        {{ local_date('contacts.created_at', zone_of('calendars')) }}
            as created_date,
        {{ local_date('contacts.updated_at', zone_of('calendars')) }}
            as updated_date
    from contacts
    left join calendars on contacts.workspace_id = calendars.workspace_id
    where not contacts.is_deleted

),

-- Each contact once, though several that it became part of may know of it.
mergers as (

    select
        merged.workspace_id,
        {{ local_date('merged.merged_at', zone_of('calendars')) }} as merged_date
    from merged
    left join calendars on merged.workspace_id = calendars.workspace_id
    where not merged.is_deleted
    qualify row_number() over (
        partition by merged.workspace_id, merged.source_contact_id
        order by merged.merged_at desc nulls last, merged.contact_id asc
    ) = 1

),

-- What is counted on a day. That a contact changed is not: it tells how far the days are known.
happened as (

    select
        living.workspace_id,
        living.created_date as day,
        living.role as kind
    from living

    union all

    select
        living.workspace_id,
        living.updated_date as day,
        'changed' as kind
    from living

    union all

    select
        mergers.workspace_id,
        mergers.merged_date as day,
        'merged' as kind
    from mergers

    union all

    -- By merges only: a day counts the same with and without snapshots.
    select
        conversions.workspace_id,
        conversions.converted_date as day,
        'converted' as kind
    from conversions
    where
        not conversions.is_deleted
        and conversions.conversion_type = 'merge'

),

spans as (

    select
        happened.workspace_id,
        min(happened.day) filter (where happened.kind != 'changed') as first_day,
        max(happened.day) as last_day
    from happened
    group by happened.workspace_id
    having min(happened.day) filter (where happened.kind != 'changed') is not null

),

-- Days on which nothing happened are days as well, but for the centuries up to a broken time.
days as (

    select
        spans.workspace_id,
        day
    from spans
    {{ each_day(
        "greatest(spans.first_day, date '2011-01-01')",
        "least(spans.last_day, date '2099-12-31')",
        'day'
    ) }}

    union

    select
        happened.workspace_id,
        happened.day
    from happened
    where
        happened.kind != 'changed'
        and happened.day is not null

),

counted as (

    select
        days.workspace_id,
        days.day,
        count(*) filter (where happened.kind = 'user') as new_user_count,
        count(*) filter (where happened.kind = 'lead') as new_lead_count,
        count(*) filter (where happened.kind = 'converted') as converted_lead_count,
        count(*) filter (where happened.kind = 'merged') as merged_contact_count
    from days
    left join happened
        on
            days.workspace_id = happened.workspace_id
            and days.day = happened.day
    group by days.workspace_id, days.day

),

summed as (

    select
        -- ids
        counted.workspace_id,

        -- times
        counted.day,

        -- numbers of the day
        counted.new_user_count,
        counted.new_lead_count,
        counted.converted_lead_count,
        counted.merged_contact_count,

        -- numbers at its end
        cast(sum(counted.new_user_count) over (
            partition by counted.workspace_id
            order by counted.day
        ) as bigint) as user_count,
        cast(sum(counted.new_lead_count) over (
            partition by counted.workspace_id
            order by counted.day
        ) as bigint) as lead_count
    from counted

)

select * from summed
