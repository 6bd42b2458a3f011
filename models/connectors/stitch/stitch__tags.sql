with tags as (

    select * from {{ ref('intercom__tags') }}

),

shown as (

    select
        'tag' as type,
        tags.tag_id as id,
        tags.name
    from tags
    where {{ connector_shows('tags') }}

)

select * from shown
