with custom_objects as (

    select * from {{ ref('stg_intercom__custom_objects') }}

),

shown as (

    select
        -- ids
        custom_objects.workspace_id,
        custom_objects.object_type,
        custom_objects.custom_object_id,
        custom_objects.external_id,

        -- values
        custom_objects.custom_attributes,

        -- times
        custom_objects.external_created_at,
        custom_objects.external_updated_at,
        custom_objects.created_at,
        custom_objects.updated_at,

        -- landing
        custom_objects.deleted_at,
        custom_objects.is_deleted,
        custom_objects.loaded_at
    from custom_objects
    where {{ is_shown('custom_objects.is_deleted') }}

)

select * from shown
