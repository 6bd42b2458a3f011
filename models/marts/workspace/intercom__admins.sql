with admins as (

    select * from {{ ref('stg_intercom__admins') }}

),

shown as (

    select
        -- ids
        admins.workspace_id,
        admins.admin_id,
        admins.role_id,
        admins.away_status_reason_id,

        -- labels
        admins.name,
        admins.email,
        admins.job_title,
        admins.role_name,
        admins.avatar_url,

        -- flags
        admins.is_away,
        admins.is_reassigning_while_away,
        admins.has_inbox_seat,

        -- lists
        admins.team_count,
        admins.primary_team_ids,
        admins.secondary_team_ids,

        -- landing
        admins.deleted_at,
        admins.is_deleted,
        admins.loaded_at
    from admins
    where {{ is_shown('admins.is_deleted') }}

)

select * from shown
