with events as (

    select * from {{ ref('intercom__conversation_events') }}

),

contacts as (

    select * from {{ ref('intercom__contacts') }}

),

calendars as (

    select * from {{ ref('int_intercom__workspace_calendars') }}

),

known_dates as (

    select
        events.event_date as known_date,
        events.loaded_at
    from events

    union all

    select
        {{ local_date('contacts.created_at', zone_of('calendars')) }}
            as known_date,
        contacts.loaded_at
    from contacts
    left join calendars on contacts.workspace_id = calendars.workspace_id

),

-- A date after the load that brought it is a mistake: every day until then would be made.
ends as (

    select
        coalesce(min(known_dates.known_date), date '1970-01-01') as first_date,
        coalesce(max(known_dates.known_date), date '1970-01-01') as last_date
    from known_dates
    where known_dates.known_date <= cast(known_dates.loaded_at + interval 1 day as date)

),

days as (

    select day as spine_date
    from ends
    {{ each_day('ends.first_date', 'ends.last_date', 'day') }}

)

select * from days
