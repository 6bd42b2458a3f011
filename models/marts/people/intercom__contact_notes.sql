with notes as (

    select * from {{ ref('stg_intercom__contact_notes') }}

),

contacts as (

    select * from {{ ref('stg_intercom__contacts') }}

),

resolved as (

    select
        -- ids
        notes.workspace_id,
        notes.contact_id,
        notes.note_id,
        notes.author_id,

        -- labels
        notes.author_name,
        notes.author_email,
        notes.body,

        -- times
        notes.created_at,

        -- landing
        {{ owned_landing_columns('notes', 'contacts') }}
    from notes
    left join contacts
        on
            notes.workspace_id = contacts.workspace_id
            and notes.contact_id = contacts.contact_id

),

shown as (

    select * from resolved
    where {{ is_shown('resolved.is_deleted') }}

)

select * from shown
