with contact_notes as (

    select * from {{ ref('intercom__contact_notes') }}

),

contacts as (

    select * from {{ ref('intercom__contacts') }}

),

shown as (

    select
        'note' as type,
        contact_notes.note_id as id,
        {{ timestamp_to_unix('contact_notes.created_at') }} as created_at,
        contact_notes.body,
        {{ contact_kind('contacts.role') }} as user_type,
        contact_notes.contact_id as user_id,
        case when contact_notes.author_id is not null then 'admin' end as author_type,
        contact_notes.author_id
    from contact_notes
    left join contacts
        on
            contact_notes.workspace_id = contacts.workspace_id
            and contact_notes.contact_id = contacts.contact_id
    where {{ connector_shows('contact_notes') }}

)

select * from shown
