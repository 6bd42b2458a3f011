with landed as (

    select landed.* from {{ source('intercom', 'contact_tags') }} as landed

),

parsed as (

    select
        landed.*,
        {{ parse_record('landed.record', contact_tags_schema()) }} as tag
    from landed

),

renamed as (

    select
        -- ids
        parsed.workspace_id,
        parsed.parent_id as contact_id,
        parsed.record_id as tag_id,
        {{ zero_is_none('parsed.tag.applied_by.id') }} as applied_by_id,

        -- labels
        parsed.tag.name as tag_name,
        parsed.tag.applied_by.type as applied_by_type,

        -- times
        {{ unix_to_timestamp('parsed.tag.applied_at') }} as applied_at,

        -- landing
        {{ landing_columns('parsed') }}
    from parsed

)

select * from renamed
