with brands as (

    select * from {{ ref('stg_intercom__brands') }}

),

shown as (

    select
        -- ids
        brands.workspace_id,
        brands.brand_id,
        brands.help_center_id,
        brands.default_address_settings_id,

        -- labels
        brands.name,

        -- flags
        brands.is_default,

        -- times
        brands.created_at,
        brands.updated_at,

        -- landing
        brands.deleted_at,
        brands.is_deleted,
        brands.loaded_at
    from brands
    where {{ is_shown('brands.is_deleted') }}

)

select * from shown
