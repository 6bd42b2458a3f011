with contacts as (

    select * from {{ ref('stg_intercom__contacts') }}

),

fetched as (

    select * from {{ ref('stg_intercom__contact_subscriptions') }}

),

subscription_types as (

    select * from {{ ref('stg_intercom__subscription_types') }}

),

-- Both lists of a contact at once, for which it was asked because one of them was cut.
listed as (

    select
        fetched.workspace_id,
        fetched.contact_id,
        fetched.subscription_type_id,
        fetched.subscription_type_name,
        fetched.consent_type,
        contacts.deleted_at,
        contacts.is_deleted,
        greatest(fetched.loaded_at, contacts.loaded_at) as loaded_at
    from fetched
    inner join contacts
        on
            fetched.workspace_id = contacts.workspace_id
            and fetched.contact_id = contacts.contact_id
    where
        {{ belongs_to('fetched', 'contacts') }}
        and (
            contacts.is_opted_in_subscription_type_list_cut
            or contacts.is_opted_out_subscription_type_list_cut
        )

),

opted as (

    select
        contacts.workspace_id,
        contacts.contact_id,
        item.id as subscription_type_id,
        true as is_opted_in,
        contacts.deleted_at,
        contacts.is_deleted,
        contacts.loaded_at
    from contacts
    {{ each_item('contacts.opted_in_subscription_types', 'item') }}
    where item.id is not null

    union all

    select
        contacts.workspace_id,
        contacts.contact_id,
        item.id as subscription_type_id,
        false as is_opted_in,
        contacts.deleted_at,
        contacts.is_deleted,
        contacts.loaded_at
    from contacts
    {{ each_item('contacts.opted_out_subscription_types', 'item') }}
    where item.id is not null

),

-- Should a type ever be in both lists, who opted out has the last word.
embedded as (

    select
        opted.workspace_id,
        opted.contact_id,
        opted.subscription_type_id,
        bool_and(opted.is_opted_in) as is_opted_in,
        max(opted.deleted_at) as deleted_at,
        bool_or(opted.is_deleted) as is_deleted,
        max(opted.loaded_at) as loaded_at
    from opted
    group by opted.workspace_id, opted.contact_id, opted.subscription_type_id

),

subscriptions as (

    select
        embedded.workspace_id,
        embedded.contact_id,
        embedded.subscription_type_id,
        cast(null as string) as subscription_type_name,
        cast(null as string) as consent_type,
        embedded.is_opted_in,
        embedded.deleted_at,
        embedded.is_deleted,
        embedded.loaded_at
    from embedded
    where
        not exists (
            select 1
            from listed
            where
                listed.workspace_id = embedded.workspace_id
                and listed.contact_id = embedded.contact_id
        )

    union all

    select
        listed.workspace_id,
        listed.contact_id,
        listed.subscription_type_id,
        listed.subscription_type_name,
        listed.consent_type,
        coalesce(embedded.is_opted_in, listed.consent_type = 'opt_in') as is_opted_in,
        listed.deleted_at,
        listed.is_deleted,
        listed.loaded_at
    from listed
    left join embedded
        on
            listed.workspace_id = embedded.workspace_id
            and listed.contact_id = embedded.contact_id
            and listed.subscription_type_id = embedded.subscription_type_id

),

shown as (

    select
        -- ids
        subscriptions.workspace_id,
        subscriptions.contact_id,
        subscriptions.subscription_type_id,

        -- labels
        coalesce(
            subscription_types.name, subscriptions.subscription_type_name
        ) as subscription_type_name,
        coalesce(subscription_types.consent_type, subscriptions.consent_type) as consent_type,

        -- flags
        subscriptions.is_opted_in,

        -- landing
        subscriptions.deleted_at,
        subscriptions.is_deleted,
        subscriptions.loaded_at
    from subscriptions
    left join subscription_types
        on
            subscriptions.workspace_id = subscription_types.workspace_id
            and subscriptions.subscription_type_id = subscription_types.subscription_type_id
    where {{ is_shown('subscriptions.is_deleted') }}

)

select * from shown
