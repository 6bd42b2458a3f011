with landed as (

    select landed.* from {{ source('intercom', 'teams') }} as landed

),

parsed as (

    select
        landed.*,
        {{ parse_record('landed.record', teams_schema()) }} as team
    from landed

),

renamed as (

    select
        -- ids
        parsed.workspace_id,
        parsed.record_id as team_id,

        -- labels
        parsed.team.name,
        parsed.team.distribution_method,

        -- numbers
        parsed.team.assignment_limit,

        -- lists
        parsed.team.admin_ids,
        parsed.team.admin_priority_level.primary_admin_ids,
        parsed.team.admin_priority_level.secondary_admin_ids,
        {{ list_length('parsed.team.admin_ids') }} as admin_count,

        -- landing
        {{ landing_columns('parsed') }}
    from parsed

)

select * from renamed
