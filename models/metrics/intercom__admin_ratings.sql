with ratings as (

    select
        *,
        coalesce(rating_updated_at, rating_created_at) as rated_at
    from {{ ref('intercom__conversation_ratings') }}
    where
        is_requested
        and not is_deleted

),

counted as (

    select
        ratings.workspace_id,
        ratings.rated_admin_id,
        {{ count_ratings('ratings') }},
        min(ratings.rated_at) filter (where ratings.is_rated) as first_rated_at,
        max(ratings.rated_at) filter (where ratings.is_rated) as last_rated_at
    from ratings
    group by ratings.workspace_id, ratings.rated_admin_id

),

measured as (

    select
        -- ids
        workspace_id,
        rated_admin_id,

        -- numbers
        rating_request_count,
        rating_count,
        positive_rating_count,
        negative_rating_count,
        rating_sum,
        remark_count,
        cast(rating_sum as double) / nullif(rating_count, 0) as average_rating,
        cast(rating_count as double) / nullif(rating_request_count, 0) as response_rate,
        cast(positive_rating_count as double) / nullif(rating_count, 0) as satisfaction_rate,

        -- times
        first_rated_at,
        last_rated_at
    from counted

)

select * from measured
