with landed as (

    select landed.* from {{ source('intercom', 'tags') }} as landed

),

parsed as (

    select
        landed.*,
        {{ parse_record('landed.record', tags_schema()) }} as tag
    from landed

),

renamed as (

    select
        -- ids
        parsed.workspace_id,
        parsed.record_id as tag_id,

        -- labels
        parsed.tag.name,

        -- landing
        {{ landing_columns('parsed') }}
    from parsed

)

select * from renamed
