with ratings as (

    select
        *,
        coalesce(rating_updated_at, rating_created_at) as rated_at
    from {{ ref('intercom__conversation_ratings') }}
    where
        is_requested
        and not is_deleted

),

calendars as (

    select * from {{ ref('int_intercom__workspace_calendars') }}

),

dated as (

    select
        ratings.*,
        {{ local_date('ratings.rated_at', zone_of('calendars')) }}
            as rating_date
    from ratings
    left join calendars on ratings.workspace_id = calendars.workspace_id
    where ratings.rated_at is not null

),

counted as (

    select
        -- ids
        dated.workspace_id,
        dated.rated_admin_id,

        -- numbers
        {{ count_ratings('dated') }},

        -- times
        dated.rating_date
    from dated
    group by dated.workspace_id, dated.rated_admin_id, dated.rating_date

)

select * from counted
