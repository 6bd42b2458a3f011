with collections as (

    select * from {{ ref('stg_intercom__collections') }}

),

-- A help center has three levels of collections; one more is looked through.
shown as (

    select
        -- ids
        collections.workspace_id,
        collections.collection_id,
        collections.parent_collection_id,
        coalesce(
            grandparents.parent_collection_id,
            parents.parent_collection_id,
            collections.parent_collection_id,
            collections.collection_id
        ) as top_collection_id,
        coalesce(
            collections.help_center_id,
            parents.help_center_id,
            grandparents.help_center_id,
            great_grandparents.help_center_id
        ) as help_center_id,

        -- labels
        collections.name,
        collections.description,
        collections.url,
        collections.icon,
        collections.default_locale,

        -- numbers
        collections.position,

        -- times
        collections.created_at,
        collections.updated_at,

        -- landing
        collections.deleted_at,
        collections.is_deleted,
        collections.loaded_at
    from collections
    left join collections as parents
        on
            collections.workspace_id = parents.workspace_id
            and collections.parent_collection_id = parents.collection_id
    left join collections as grandparents
        on
            parents.workspace_id = grandparents.workspace_id
            and parents.parent_collection_id = grandparents.collection_id
    left join collections as great_grandparents
        on
            grandparents.workspace_id = great_grandparents.workspace_id
            and grandparents.parent_collection_id = great_grandparents.collection_id
    where {{ is_shown('collections.is_deleted') }}

)

select * from shown
