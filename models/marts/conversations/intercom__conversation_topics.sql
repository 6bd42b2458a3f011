with conversations as (

    select * from {{ ref('stg_intercom__conversations') }}

),

lists as (

    select
        conversations.workspace_id,
        conversations.conversation_id,
        {{ parse_record('conversations.topics', topics_schema()) }} as topics,
        {{ parse_record('conversations.ai_topics', ai_topics_schema()) }} as ai_topics,
        conversations.deleted_at,
        conversations.is_deleted,
        conversations.loaded_at
    from conversations
    where
        (conversations.topics is not null or conversations.ai_topics is not null)
        and {{ is_shown('conversations.is_deleted') }}

),

named_topics as (

    select
        lists.workspace_id,
        lists.conversation_id,
        coalesce(topic.topic_id, topic.id) as topic_id,
        cast(null as string) as subtopic_id,
        topic.name as topic_name,
        cast(null as string) as subtopic_name,
        false as is_ai_topic,
        position as topic_position,
        cast(0 as bigint) as subtopic_position,
        lists.deleted_at,
        lists.is_deleted,
        lists.loaded_at
    from lists
    {{ each_item('lists.topics', 'topic') }}

),

ai_topics as (

    select
        lists.*,
        topic.topic_name,
        topic.subtopics,
        position as topic_position
    from lists
    {{ each_item('lists.ai_topics', 'topic') }}

),

ai_subtopics as (

    select
        ai_topics.workspace_id,
        ai_topics.conversation_id,
        cast(null as string) as topic_id,
        subtopic.id as subtopic_id,
        ai_topics.topic_name,
        subtopic.name as subtopic_name,
        true as is_ai_topic,
        ai_topics.topic_position,
        position as subtopic_position,
        ai_topics.deleted_at,
        ai_topics.is_deleted,
        ai_topics.loaded_at
    from ai_topics
    {{ each_item('ai_topics.subtopics', 'subtopic') }}

),

undivided_ai_topics as (

    select
        ai_topics.workspace_id,
        ai_topics.conversation_id,
        cast(null as string) as topic_id,
        cast(null as string) as subtopic_id,
        ai_topics.topic_name,
        cast(null as string) as subtopic_name,
        true as is_ai_topic,
        ai_topics.topic_position,
        cast(0 as bigint) as subtopic_position,
        ai_topics.deleted_at,
        ai_topics.is_deleted,
        ai_topics.loaded_at
    from ai_topics
    where {{ list_length('ai_topics.subtopics') }} = 0

),

every_topic as (

    select * from named_topics
    union all
    select * from ai_subtopics
    union all
    select * from undivided_ai_topics

),

topics as (

    select
        -- ids
        every_topic.workspace_id,
        every_topic.conversation_id,
        every_topic.topic_id,
        every_topic.subtopic_id,

        -- labels
        every_topic.topic_name,
        every_topic.subtopic_name,

        -- flags
        every_topic.is_ai_topic,

        -- numbers
        every_topic.topic_position,
        every_topic.subtopic_position,

        -- landing
        every_topic.deleted_at,
        every_topic.is_deleted,
        every_topic.loaded_at
    from every_topic

)

select * from topics
