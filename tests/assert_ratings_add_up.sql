-- The ratings of all teammates, those of nobody included, are all ratings, and so are those of all
-- days.
with ratings as (

    select
        workspace_id,
        count(*) as rating_request_count,
        count(*) filter (where is_rated) as rating_count,
        count(*) filter (where is_positive) as positive_rating_count,
        coalesce(sum(rating), 0) as rating_sum,
        count(coalesce(rating_updated_at, rating_created_at)) as dated_count
    from {{ ref('intercom__conversation_ratings') }}
    where
        is_requested
        and not is_deleted
    group by workspace_id

),

admin_ratings as (

    select
        workspace_id,
        sum(rating_request_count) as rating_request_count,
        sum(rating_count) as rating_count,
        sum(positive_rating_count) as positive_rating_count,
        sum(rating_sum) as rating_sum
    from {{ ref('intercom__admin_ratings') }}
    group by workspace_id

),

rating_days as (

    select
        workspace_id,
        sum(rating_request_count) as rating_request_count
    from {{ ref('intercom__rating_days') }}
    group by workspace_id

)

select
    ratings.*,
    admin_ratings.rating_request_count as requested_of_admins,
    rating_days.rating_request_count as requested_of_days
from ratings
left join admin_ratings on ratings.workspace_id = admin_ratings.workspace_id
left join rating_days on ratings.workspace_id = rating_days.workspace_id
where
    ratings.rating_request_count != coalesce(admin_ratings.rating_request_count, 0)
    or ratings.rating_count != coalesce(admin_ratings.rating_count, 0)
    or ratings.positive_rating_count != coalesce(admin_ratings.positive_rating_count, 0)
    or ratings.rating_sum != coalesce(admin_ratings.rating_sum, 0)
    or ratings.dated_count != coalesce(rating_days.rating_request_count, 0)
