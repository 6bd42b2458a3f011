{{ config(materialized='ephemeral', enabled=var('intercom_snapshots', false)) }}

with contacts as (

    select * from {{ ref('stg_intercom__contacts') }}

),

kept as (

    select
        -- ids
        contacts.workspace_id,
        contacts.contact_id,
        contacts.owner_id,

        -- labels
        contacts.role,

        -- flags
        contacts.has_hard_bounced,
        contacts.has_marked_email_as_spam,
        contacts.is_unsubscribed_from_emails,
        contacts.is_unsubscribed_from_sms,
        contacts.has_sms_consent,

        -- times
        contacts.updated_at,

        -- landing
        contacts.deleted_at,
        contacts.is_deleted,
        contacts.loaded_at,
        {{ utc_now() }} as seen_at
    from contacts

)

select * from kept
