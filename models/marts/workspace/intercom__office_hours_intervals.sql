with office_hours as (

    select * from {{ ref('stg_intercom__office_hours') }}

),

-- Minutes count from Monday, 00:00. One that ends at midnight ends at 24:00 of the day before.
intervals as (

    select
        office_hours.workspace_id,
        office_hours.office_hours_schedule_id,
        position as interval_position,
        opening.day_of_week,
        opening.start_minute,
        opening.end_minute,
        opening.start_minute % 1440 as start_minute_of_day,
        (opening.end_minute - 1) % 1440 + 1 as end_minute_of_day,
        office_hours.deleted_at,
        office_hours.is_deleted,
        office_hours.loaded_at
    from office_hours
    {{ each_item('office_hours.time_intervals', 'opening') }}
    where {{ is_shown('office_hours.is_deleted') }}

),

shown as (

    select
        -- ids
        intervals.workspace_id,
        intervals.office_hours_schedule_id,

        -- labels
        {{ weekday_of_minute('intervals.start_minute') }} as start_weekday,
        {{ time_of_minute('intervals.start_minute_of_day') }} as start_time,
        {{ weekday_of_minute('intervals.end_minute - 1') }} as end_weekday,
        {{ time_of_minute('intervals.end_minute_of_day') }} as end_time,

        -- numbers
        intervals.interval_position,
        intervals.day_of_week,
        intervals.start_minute,
        intervals.end_minute,
        (intervals.end_minute - intervals.start_minute) * 60 as open_seconds,

        -- landing
        intervals.deleted_at,
        intervals.is_deleted,
        intervals.loaded_at
    from intervals

)

select * from shown
