with macros as (

    select * from {{ ref('stg_intercom__macros') }}

),

shown as (

    select
        -- ids
        macros.workspace_id,
        macros.macro_id,

        -- labels
        macros.name,
        macros.body,
        macros.body_text,
        macros.visible_to,
        macros.available_on,

        -- numbers
        macros.team_count,

        -- times
        macros.created_at,
        macros.updated_at,

        -- landing
        macros.deleted_at,
        macros.is_deleted,
        macros.loaded_at
    from macros
    where {{ is_shown('macros.is_deleted') }}

)

select * from shown
