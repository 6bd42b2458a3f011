with landed as (

    select landed.* from {{ source('intercom', 'admins') }} as landed

),

parsed as (

    select
        landed.*,
        {{ parse_record('landed.record', admins_schema()) }} as admin
    from landed

),

renamed as (

    select
        -- ids
        parsed.workspace_id,
        parsed.record_id as admin_id,
        {{ zero_is_none('parsed.admin.role.id') }} as role_id,
        {{ zero_is_none('parsed.admin.away_status_reason_id') }} as away_status_reason_id,

        -- labels
        parsed.admin.name,
        parsed.admin.email,
        parsed.admin.job_title,
        parsed.admin.role.name as role_name,
        -- An object as a rule; plain text, the address itself, in some versions of the API.
        case
            when {{ json_field('parsed.admin.avatar', 'type') }} is not null
                then {{ json_field('parsed.admin.avatar', 'image_url') }}
            else {{ json_scalar('parsed.admin.avatar') }}
        end as avatar_url,

        -- flags
        parsed.admin.away_mode_enabled as is_away,
        parsed.admin.away_mode_reassign as is_reassigning_while_away,
        parsed.admin.has_inbox_seat,

        -- lists
        parsed.admin.team_ids,
        {{ list_length('parsed.admin.team_ids') }} as team_count,
        {{ json_document('parsed.admin.team_priority_level.primary_team_ids') }}
            as primary_team_ids,
        {{ json_document('parsed.admin.team_priority_level.secondary_team_ids') }}
            as secondary_team_ids,

        -- landing
        {{ landing_columns('parsed') }}
    from parsed

)

select * from renamed
