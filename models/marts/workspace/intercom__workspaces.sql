with workspaces as (

    select * from {{ ref('stg_intercom__workspace') }}

),

shown as (

    select
        -- ids
        workspaces.workspace_id,
        workspaces.token_admin_id,

        -- labels
        workspaces.name,
        workspaces.region,
        workspaces.timezone,
        workspaces.token_admin_name,
        workspaces.token_admin_email,

        -- flags
        workspaces.has_token_admin_verified_email,
        workspaces.is_secure,
        workspaces.has_identity_verification,

        -- times
        workspaces.created_at,

        -- landing
        workspaces.deleted_at,
        workspaces.is_deleted,
        workspaces.loaded_at
    from workspaces
    where {{ is_shown('workspaces.is_deleted') }}

)

select * from shown
