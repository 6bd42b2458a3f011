with admins as (

    select * from {{ ref('intercom__admins') }}

),

teams as (

    select * from {{ ref('intercom__teams') }}

),

shown as (

    select
        admins.admin_id as id,
        admins.name,
        admins.email
    from admins
    where {{ connector_shows('admins') }}

    union all

    select
        teams.team_id as id,
        teams.name,
        cast(null as string) as email
    from teams
    where {{ connector_shows('teams') }}

)

select * from shown
