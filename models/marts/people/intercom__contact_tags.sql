with contacts as (

    select * from {{ ref('stg_intercom__contacts') }}

),

fetched as (

    select * from {{ ref('stg_intercom__contact_tags') }}

),

listed as (

    select fetched.*
    from fetched
    inner join contacts
        on
            fetched.workspace_id = contacts.workspace_id
            and fetched.contact_id = contacts.contact_id
    where {{ belongs_to('fetched', 'contacts') }}

),

tags as (

    select * from {{ ref('stg_intercom__tags') }}

),

members as (

    {{ complete_list('contacts', 'tag', 'contacts.tags', 'contacts.is_tag_list_cut', 'listed') }}

),

shown as (

    select
        -- ids
        members.workspace_id,
        members.contact_id,
        members.tag_id,
        listed.applied_by_id,

        -- labels
        coalesce(tags.name, listed.tag_name) as tag_name,
        listed.applied_by_type,

        -- times
        listed.applied_at,

        -- landing
        members.deleted_at,
        members.is_deleted,
        members.loaded_at
    from members
    left join listed
        on
            members.workspace_id = listed.workspace_id
            and members.contact_id = listed.contact_id
            and members.tag_id = listed.tag_id
    left join tags
        on
            members.workspace_id = tags.workspace_id
            and members.tag_id = tags.tag_id
    where {{ is_shown('members.is_deleted') }}

)

select * from shown
