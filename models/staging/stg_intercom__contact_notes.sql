{{ config(materialized='view') }}

with landed as (

    select landed.* from {{ source('intercom', 'contact_notes') }} as landed

),

parsed as (

    select
        landed.*,
        {{ parse_record('landed.record', contact_notes_schema()) }} as note
    from landed

),

renamed as (

    select
        -- ids
        parsed.workspace_id,
        parsed.parent_id as contact_id,
        parsed.record_id as note_id,
        {{ zero_is_none('parsed.note.author.id') }} as author_id,

        -- labels
        parsed.note.author.name as author_name,
        parsed.note.author.email as author_email,
        parsed.note.body,

        -- times
        {{ unix_to_timestamp('parsed.note.created_at') }} as created_at,

        -- landing
        {{ landing_columns('parsed') }}
    from parsed

)

select * from renamed
