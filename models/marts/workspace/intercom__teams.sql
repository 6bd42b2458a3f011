with teams as (

    select * from {{ ref('stg_intercom__teams') }}

),

shown as (

    select
        -- ids
        teams.workspace_id,
        teams.team_id,

        -- labels
        teams.name,
        teams.distribution_method,

        -- numbers
        teams.assignment_limit,

        -- lists
        teams.admin_count,

        -- landing
        teams.deleted_at,
        teams.is_deleted,
        teams.loaded_at
    from teams
    where {{ is_shown('teams.is_deleted') }}

)

select * from shown
