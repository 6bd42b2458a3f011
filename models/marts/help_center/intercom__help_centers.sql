with help_centers as (

    select * from {{ ref('stg_intercom__help_centers') }}

),

shown as (

    select
        -- ids
        help_centers.workspace_id,
        help_centers.help_center_id,

        -- labels
        help_centers.name,
        help_centers.identifier,
        help_centers.url,
        help_centers.custom_domain,
        help_centers.locales,

        -- flags
        help_centers.is_website_on,
        help_centers.is_default,

        -- times
        help_centers.created_at,
        help_centers.updated_at,

        -- landing
        help_centers.deleted_at,
        help_centers.is_deleted,
        help_centers.loaded_at
    from help_centers
    where {{ is_shown('help_centers.is_deleted') }}

)

select * from shown
