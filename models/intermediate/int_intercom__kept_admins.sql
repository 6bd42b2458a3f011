{{ config(materialized='ephemeral', enabled=var('intercom_snapshots', false)) }}

with admins as (

    select * from {{ ref('stg_intercom__admins') }}

),

-- In order, so that a list that is only sorted otherwise is no change.
teams as (

    select
        admins.workspace_id,
        admins.admin_id,
        {{ sorted_texts('team_id') }} as team_ids
    from admins
    {{ each_item('admins.team_ids', 'team_id') }}
    group by admins.workspace_id, admins.admin_id

),

kept as (

    select
        -- ids
        admins.workspace_id,
        admins.admin_id,
        admins.role_id,

        -- labels
        admins.role_name,

        -- flags
        admins.has_inbox_seat,

        -- lists
        teams.team_ids,
        admins.primary_team_ids,
        admins.secondary_team_ids,

        -- landing
        admins.deleted_at,
        admins.is_deleted,
        admins.loaded_at,
        {{ utc_now() }} as seen_at
    from admins
    left join teams
        on
            admins.workspace_id = teams.workspace_id
            and admins.admin_id = teams.admin_id

)

select * from kept
