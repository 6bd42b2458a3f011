with companies as (

    select * from {{ ref('stg_intercom__companies') }}

),

parsed as (

    select
        companies.*,
        {{ parse_record('companies.notes', company_notes_schema()) }} as items
    from companies
    where
        companies.notes is not null
        and {{ is_shown('companies.is_deleted') }}

),

notes as (

    select
        -- ids
        parsed.workspace_id,
        parsed.company_id,
        note.id as note_id,
        {{ zero_is_none('note.author.id') }} as author_id,

        -- labels
        note.author.name as author_name,
        note.author.email as author_email,
        note.body,

        -- times
        {{ unix_to_timestamp('note.created_at') }} as created_at,

        -- landing
        parsed.deleted_at,
        parsed.is_deleted,
        parsed.loaded_at
    from parsed
    {{ each_item('parsed.items', 'note') }}
    where note.id is not null
    qualify row_number() over (
        partition by parsed.workspace_id, parsed.company_id, note.id
        order by position
    ) = 1

)

select * from notes
