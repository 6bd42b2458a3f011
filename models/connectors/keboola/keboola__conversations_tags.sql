with conversation_tags as (

    select * from {{ ref('intercom__conversation_tags') }}

),

shown as (

    select
        'tag' as type,
        conversation_tags.tag_id as id,
        conversation_tags.conversation_id as conversations_pk
    from conversation_tags
    where {{ connector_shows('conversation_tags') }}

)

select * from shown
