-- A contact has as many tags as its record says, also where the API cut the list at ten.
{{ config(severity='warn') }}

with contacts as (

    select
        workspace_id,
        contact_id,
        tag_count
    from {{ ref('intercom__contacts') }}

),

tags as (

    select
        workspace_id,
        contact_id
    from {{ ref('intercom__contact_tags') }}

),

counted as (

    select
        contacts.workspace_id,
        contacts.contact_id,
        contacts.tag_count,
        count(tags.contact_id) as landed_tag_count
    from contacts
    left join tags
        on
            contacts.workspace_id = tags.workspace_id
            and contacts.contact_id = tags.contact_id
    group by contacts.workspace_id, contacts.contact_id, contacts.tag_count

)

select * from counted
where tag_count != landed_tag_count
