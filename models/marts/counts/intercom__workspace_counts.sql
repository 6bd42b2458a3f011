with workspaces as (

    select * from {{ ref('intercom__workspaces') }}

),

landed as (

    select
        workspace_id,
        role as kind,
        is_deleted
    from {{ ref('intercom__contacts') }}
    union all
    select
        workspace_id,
        'company' as kind,
        is_deleted
    from {{ ref('intercom__companies') }}
    union all
    select
        workspace_id,
        'conversation' as kind,
        is_deleted
    from {{ ref('intercom__conversations') }}
    union all
    select
        workspace_id,
        'admin' as kind,
        is_deleted
    from {{ ref('intercom__admins') }}
    union all
    select
        workspace_id,
        'team' as kind,
        is_deleted
    from {{ ref('intercom__teams') }}
    union all
    select
        workspace_id,
        'tag' as kind,
        is_deleted
    from {{ ref('intercom__tags') }}
    union all
    select
        workspace_id,
        'segment' as kind,
        is_deleted
    from {{ ref('intercom__segments') }}

),

counted as (

    select
        -- ids
        workspaces.workspace_id,

        -- numbers
        count(*) filter (where landed.kind = 'user') as user_count,
        count(*) filter (where landed.kind = 'lead') as lead_count,
        count(*) filter (where landed.kind = 'company') as company_count,
        count(*) filter (where landed.kind = 'conversation') as conversation_count,
        count(*) filter (where landed.kind = 'admin') as admin_count,
        count(*) filter (where landed.kind = 'team') as team_count,
        count(*) filter (where landed.kind = 'tag') as tag_count,
        count(*) filter (where landed.kind = 'segment') as segment_count
    from workspaces
    left join landed
        on
            workspaces.workspace_id = landed.workspace_id
            and not landed.is_deleted
    group by workspaces.workspace_id

)

select * from counted
