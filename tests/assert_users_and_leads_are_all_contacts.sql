-- Every contact of either role is a user or a lead, and none is both. A role that is neither is
-- told of by the test of `role`, and stops no build.
with contacts as (

    select
        workspace_id,
        contact_id,
        case when role in ('user', 'lead') then 1 else 0 end as expected_count
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
        contacts.expected_count,
        count(people.contact_id) as appearance_count
    from contacts
    left join people
        on
            contacts.workspace_id = people.workspace_id
            and contacts.contact_id = people.contact_id
    group by contacts.workspace_id, contacts.contact_id, contacts.expected_count

)

select * from appearances
where appearance_count != expected_count
