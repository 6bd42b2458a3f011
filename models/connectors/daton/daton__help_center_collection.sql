with collections as (

    select * from {{ ref('intercom__collections') }}

),

shown as (

    select
        collections.collection_id as id,
        collections.workspace_id,
        collections.name,
        collections.description,
        {{ timestamp_to_unix('collections.created_at') }} as created_at,
        {{ timestamp_to_unix('collections.updated_at') }} as updated_at,
        collections.url,
        collections.icon,
        collections.position as {{ quoted_name('order') }},
        collections.default_locale,
        collections.parent_collection_id as parent_id,
        {{ try_to('collections.help_center_id', 'bigint') }} as help_center_id
    from collections
    where {{ connector_shows('collections') }}

)

select * from shown
