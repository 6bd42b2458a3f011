{{ config(schema='staging', materialized='table') }}

with workspaces as (

    select * from {{ ref('stg_intercom__workspace') }}

),

office_hours as (

    select * from {{ ref('stg_intercom__office_hours') }}

),

-- The API does not tell which schedule is the default one: the oldest is, unless it is named.
schedules as (

    select office_hours.*
    from office_hours
    where {{ is_default_schedule('office_hours') }}
    qualify
        row_number() over (
            partition by office_hours.workspace_id
            order by
                office_hours.is_deleted,
                office_hours.created_at,
                {{ try_to('office_hours.office_hours_schedule_id', 'bigint') }},
                office_hours.office_hours_schedule_id
        ) = 1

),

-- A workspace whose own stream was not loaded has office hours nevertheless.
known as (

    select workspaces.workspace_id from workspaces
    union
    select office_hours.workspace_id from office_hours

),

-- A schedule that went may have been the one: it counts for when the calendar changed.
zones as (

    select
        known.workspace_id,
        max({{ reporting_zone('workspaces') }}) as timezone,
        greatest(
            coalesce(max(workspaces.loaded_at), max(office_hours.loaded_at)),
            coalesce(max(office_hours.loaded_at), max(workspaces.loaded_at))
        ) as loaded_at
    from known
    left join workspaces on known.workspace_id = workspaces.workspace_id
    left join office_hours on known.workspace_id = office_hours.workspace_id
    group by known.workspace_id

),

calendars as (

    select
        -- ids
        zones.workspace_id,
        schedules.office_hours_schedule_id,

        -- labels
        {{ known_zone('zones.timezone') }} as timezone,
        case
            when schedules.office_hours_schedule_id is not null
                then {{ known_zone('schedules.timezone') }}
        end as office_timezone,

        -- flags
        schedules.is_always_open,

        -- lists
        schedules.time_intervals,

        -- landing
        zones.loaded_at
    from zones
    left join schedules on zones.workspace_id = schedules.workspace_id

)

select * from calendars
