{{ config(materialized='view') }}

with landed as (

    select landed.* from {{ source('intercom', 'newsfeeds') }} as landed

),

parsed as (

    select
        landed.*,
        {{ parse_record('landed.record', newsfeeds_schema()) }} as newsfeed
    from landed

),

renamed as (

    select
        -- ids
        parsed.workspace_id,
        parsed.record_id as newsfeed_id,

        -- labels
        parsed.newsfeed.name,

        -- times
        {{ unix_to_timestamp('parsed.newsfeed.created_at') }} as created_at,
        {{ unix_to_timestamp('parsed.newsfeed.updated_at') }} as updated_at,

        -- landing
        {{ landing_columns('parsed') }}
    from parsed

)

select * from renamed
