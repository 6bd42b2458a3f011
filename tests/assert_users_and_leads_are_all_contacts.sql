-- Every contact is either a user or a lead, and none is both.
with contacts as (

    select
        workspace_id,
        contact_id
    from {{ ref('intercom__contacts') }}

),

people as (

    select
        workspace_id,
        contact_id
    from {{ ref('intercom__users') }}
    union all
    select
        workspace_id,
        contact_id
    from {{ ref('intercom__leads') }}

),

appearances as (

    select
        contacts.workspace_id,
        contacts.contact_id,
        count(people.contact_id) as appearance_count
    from contacts
    left join people
        on
            contacts.workspace_id = people.workspace_id
            and contacts.contact_id = people.contact_id
    group by contacts.workspace_id, contacts.contact_id

)

select * from appearances
where appearance_count != 1
