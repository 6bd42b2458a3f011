with teams as (

    select * from {{ ref('intercom__teams') }}

),

team_admins as (

    select * from {{ ref('intercom__team_admins') }}

),

admin_lists as (

    {{ json_lists(
        'team_admins', 'team_id', api_number('team_admins.admin_id'), 'team_admins.admin_id'
    ) }}

),

shown as (

    select
        'team' as type,
        teams.team_id as id,
        teams.name,
        {{ api_items('admin_lists') }} as admin_ids
    from teams
    {{ with_lists('teams', 'team_id', ['admin_lists']) }}
    where {{ connector_shows('teams') }}

)

select * from shown
