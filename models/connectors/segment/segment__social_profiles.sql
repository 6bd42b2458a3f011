with contact_social_profiles as (

    select * from {{ ref('intercom__contact_social_profiles') }}

),

shown as (

    select
        cast(null as string) as id,
        contact_social_profiles.name,
        contact_social_profiles.url,
        cast(null as string) as username
    from contact_social_profiles
    where {{ connector_shows('contact_social_profiles') }}

)

select * from shown
