with office_hours as (

    select * from {{ ref('stg_intercom__office_hours') }}

),

shown as (

    select
        -- ids
        office_hours.workspace_id,
        office_hours.office_hours_schedule_id,

        -- labels
        office_hours.name,
        office_hours.timezone,

        -- flags
        office_hours.is_always_open,

        -- numbers
        office_hours.interval_count,

        -- times
        office_hours.created_at,
        office_hours.updated_at,

        -- landing
        office_hours.deleted_at,
        office_hours.is_deleted,
        office_hours.loaded_at
    from office_hours
    where {{ is_shown('office_hours.is_deleted') }}

)

select * from shown
