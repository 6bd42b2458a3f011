with teams as (

    select * from {{ ref('stg_intercom__teams') }}

),

priorities as (

    select
        teams.workspace_id,
        teams.team_id,
        admin_id,
        'primary' as priority_level
    from teams
    {{ each_item('teams.primary_admin_ids', 'admin_id') }}

    union all

    select
        teams.workspace_id,
        teams.team_id,
        admin_id,
        'secondary' as priority_level
    from teams
    {{ each_item('teams.secondary_admin_ids', 'admin_id') }}

),

levels as (

    select
        priorities.workspace_id,
        priorities.team_id,
        priorities.admin_id,
        min(priorities.priority_level) as priority_level
    from priorities
    group by priorities.workspace_id, priorities.team_id, priorities.admin_id

),

members as (

    select
        teams.workspace_id,
        teams.team_id,
        admin_id,
        max(teams.deleted_at) as deleted_at,
        bool_or(teams.is_deleted) as is_deleted,
        max(teams.loaded_at) as loaded_at
    from teams
    {{ each_item('teams.admin_ids', 'admin_id') }}
    where {{ zero_is_none('admin_id') }} is not null
    group by teams.workspace_id, teams.team_id, admin_id

),

shown as (

    select
        -- ids
        members.workspace_id,
        members.team_id,
        members.admin_id,

        -- labels
        levels.priority_level,

        -- landing
        members.deleted_at,
        members.is_deleted,
        members.loaded_at
    from members
    left join levels
        on
            members.workspace_id = levels.workspace_id
            and members.team_id = levels.team_id
            and members.admin_id = levels.admin_id
    where {{ is_shown('members.is_deleted') }}

)

select * from shown
