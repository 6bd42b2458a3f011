{{ config(schema='staging', materialized='table') }}

with calendars as (

    select * from {{ ref('int_intercom__workspace_calendars') }}

),

minutes as (

    select
        calendars.workspace_id,
        week.minute_of_week
    from calendars
    cross join {{ numbers(0, 10079, 'minute_of_week') }} as week
    where calendars.office_hours_schedule_id is not null

),

intervals as (

    select
        calendars.workspace_id,
        opening.start_minute,
        opening.end_minute
    from calendars
    {{ each_item('calendars.time_intervals', 'opening') }}

),

-- Intervals may touch or overlap: a minute is open or it is not.
openings as (

    select
        minutes.workspace_id,
        minutes.minute_of_week,
        count(intervals.start_minute) > 0 as is_open
    from minutes
    left join intervals
        on
            minutes.workspace_id = intervals.workspace_id
            and minutes.minute_of_week >= intervals.start_minute
            and minutes.minute_of_week < intervals.end_minute
    group by minutes.workspace_id, minutes.minute_of_week

),

counted as (

    select
        -- ids
        openings.workspace_id,

        -- numbers
        openings.minute_of_week,
        count(case when openings.is_open then 1 end) over (
            partition by openings.workspace_id
            order by openings.minute_of_week
            rows between unbounded preceding and 1 preceding
        ) * 60 as open_seconds_before,
        count(case when openings.is_open then 1 end) over (
            partition by openings.workspace_id
        ) * 60 as open_seconds_a_week,

        -- flags
        openings.is_open
    from openings

)

select * from counted
