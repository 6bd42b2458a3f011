with macros as (

    select * from {{ ref('stg_intercom__macros') }}

),

-- Nothing forbids that a list names a team twice.
shown as (

    select
        -- ids
        macros.workspace_id,
        macros.macro_id,
        team_id,

        -- landing
        max(macros.deleted_at) as deleted_at,
        bool_or(macros.is_deleted) as is_deleted,
        max(macros.loaded_at) as loaded_at
    from macros
    {{ each_item('macros.visible_to_team_ids', 'team_id') }}
    where
        {{ zero_is_none('team_id') }} is not null
        and {{ is_shown('macros.is_deleted') }}
    group by macros.workspace_id, macros.macro_id, team_id

)

select * from shown
