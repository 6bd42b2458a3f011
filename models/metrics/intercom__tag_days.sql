with tags as (

    select * from {{ ref('intercom__conversation_tags') }}

),

metrics as (

    select * from {{ ref('intercom__conversation_metrics') }}

),

ratings as (

    select * from {{ ref('intercom__conversation_ratings') }}

),

calendars as (

    select * from {{ ref('int_intercom__workspace_calendars') }}

),

tagged as (

    select
        tags.workspace_id,
        tags.tag_id,
        coalesce(
            {{ local_date('tags.applied_at', zone_of('calendars')) }},
            metrics.created_date
        ) as day,
        metrics.time_to_first_reply_seconds,
        metrics.time_to_first_close_seconds,
        ratings.is_rated,
        ratings.is_positive
    from tags
    inner join metrics
        on
            tags.workspace_id = metrics.workspace_id
            and tags.conversation_id = metrics.conversation_id
    left join ratings
        on
            tags.workspace_id = ratings.workspace_id
            and tags.conversation_id = ratings.conversation_id
    left join calendars on tags.workspace_id = calendars.workspace_id
    where not metrics.is_deleted

),

tag_days as (

    select
        -- ids
        tagged.workspace_id,
        tagged.tag_id,

        -- times
        tagged.day,

        -- numbers
        count(*) as conversation_count,
        count(tagged.time_to_first_reply_seconds) as first_reply_count,
        {{ sum_of('tagged.time_to_first_reply_seconds') }} as first_reply_seconds,
        count(tagged.time_to_first_close_seconds) as first_close_count,
        {{ sum_of('tagged.time_to_first_close_seconds') }} as time_to_first_close_seconds,
        count(*) filter (where tagged.is_rated) as rating_count,
        count(*) filter (where tagged.is_positive) as positive_rating_count
    from tagged
    where tagged.day is not null
    group by tagged.workspace_id, tagged.tag_id, tagged.day

)

select * from tag_days
