with contacts as (

    select * from {{ ref('stg_intercom__contacts') }}

),

merged as (

    select * from {{ ref('stg_intercom__contact_merges') }}

),

-- A contact that remained may have been merged into another later, and is gone then.
survivors as (

    select
        merged.workspace_id,
        merged.source_contact_id,
        merged.contact_id,
        merged.loaded_at
    from merged
    qualify row_number() over (
        partition by merged.workspace_id, merged.source_contact_id
        order by merged.is_deleted asc, merged.merged_at desc nulls last, merged.contact_id asc
    ) = 1

),

shown as (

    select
        -- ids
        contacts.workspace_id,
        contacts.contact_id,
        contacts.external_id,
        contacts.owner_id,
        survivors.contact_id as merged_into_contact_id,

        -- labels
        contacts.role,
        contacts.name,
        contacts.email,
        contacts.email_domain,
        contacts.phone,
        contacts.formatted_phone,
        contacts.avatar_url,
        contacts.language_override,
        contacts.referrer,
        contacts.utm_campaign,
        contacts.utm_content,
        contacts.utm_medium,
        contacts.utm_source,
        contacts.utm_term,

        -- location
        contacts.location_country,
        contacts.location_region,
        contacts.location_city,
        contacts.location_country_code,
        contacts.location_continent_code,

        -- devices
        contacts.browser,
        contacts.browser_version,
        contacts.browser_language,
        contacts.os,
        contacts.android_app_name,
        contacts.android_app_version,
        contacts.android_device,
        contacts.android_os_version,
        contacts.android_sdk_version,
        contacts.ios_app_name,
        contacts.ios_app_version,
        contacts.ios_device,
        contacts.ios_os_version,
        contacts.ios_sdk_version,

        -- flags
        contacts.has_hard_bounced,
        contacts.has_marked_email_as_spam,
        contacts.is_unsubscribed_from_emails,
        contacts.is_unsubscribed_from_sms,
        contacts.has_sms_consent,
        contacts.has_enabled_push_messaging,

        -- lists
        contacts.tag_count,
        contacts.company_count,
        contacts.note_count,
        contacts.opted_in_subscription_type_count,
        contacts.opted_out_subscription_type_count,
        contacts.social_profiles,
        contacts.custom_attributes,

        -- times
        contacts.created_at,
        contacts.updated_at,
        contacts.signed_up_at,
        contacts.last_seen_at,
        contacts.last_replied_at,
        contacts.last_contacted_at,
        contacts.last_email_opened_at,
        contacts.last_email_clicked_at,
        contacts.android_last_seen_at,
        contacts.ios_last_seen_at,

        -- landing
        contacts.deleted_at,
        contacts.is_deleted,
        greatest(contacts.loaded_at, survivors.loaded_at) as loaded_at
    from contacts
    left join survivors
        on
            contacts.workspace_id = survivors.workspace_id
            and contacts.contact_id = survivors.source_contact_id
    where {{ is_shown('contacts.is_deleted') }}

)

select * from shown
