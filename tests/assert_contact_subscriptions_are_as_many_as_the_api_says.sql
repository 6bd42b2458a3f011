-- A contact has as many subscriptions as its record says, also where the API cut a list at ten.
{{ config(severity='warn') }}

with contacts as (

    select
        workspace_id,
        contact_id,
        opted_in_subscription_type_count + opted_out_subscription_type_count as chosen_count
    from {{ ref('intercom__contacts') }}

),

subscriptions as (

    select
        workspace_id,
        contact_id
    from {{ ref('intercom__contact_subscriptions') }}

),

counted as (

    select
        contacts.workspace_id,
        contacts.contact_id,
        contacts.chosen_count,
        count(subscriptions.contact_id) as landed_count
    from contacts
    left join subscriptions
        on
            contacts.workspace_id = subscriptions.workspace_id
            and contacts.contact_id = subscriptions.contact_id
    group by contacts.workspace_id, contacts.contact_id, contacts.chosen_count

)

select * from counted
where chosen_count != landed_count
