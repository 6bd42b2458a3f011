{{
    config(
        materialized='incremental',
        incremental_strategy='merge',
        unique_key=['workspace_id', 'contact_id'],
        on_schema_change='append_new_columns',
    )
}}

with landed as (

    select landed.* from {{ source('intercom', 'contacts') }} as landed
    {{ newly_loaded('landed') }}

),

parsed as (

    select
        landed.*,
        {{ parse_record('landed.record', contacts_schema()) }} as contact
    from landed

),

renamed as (

    select
        -- ids
        parsed.workspace_id,
        parsed.record_id as contact_id,
        parsed.contact.external_id,
        {{ zero_is_none('parsed.contact.owner_id') }} as owner_id,

        -- labels
        parsed.contact.role,
        parsed.contact.name,
        parsed.contact.email,
        parsed.contact.email_domain,
        parsed.contact.phone,
        parsed.contact.formatted_phone,
        parsed.contact.avatar.image_url as avatar_url,
        parsed.contact.language_override,
        parsed.contact.referrer,
        parsed.contact.utm_campaign,
        parsed.contact.utm_content,
        parsed.contact.utm_medium,
        parsed.contact.utm_source,
        parsed.contact.utm_term,

        -- location
        parsed.contact.location.country as location_country,
        parsed.contact.location.region as location_region,
        parsed.contact.location.city as location_city,
        parsed.contact.location.country_code as location_country_code,
        parsed.contact.location.continent_code as location_continent_code,

        -- devices
        parsed.contact.browser,
        parsed.contact.browser_version,
        parsed.contact.browser_language,
        parsed.contact.os,
        parsed.contact.android_app_name,
        parsed.contact.android_app_version,
        parsed.contact.android_device,
        parsed.contact.android_os_version,
        parsed.contact.android_sdk_version,
        parsed.contact.ios_app_name,
        parsed.contact.ios_app_version,
        parsed.contact.ios_device,
        parsed.contact.ios_os_version,
        parsed.contact.ios_sdk_version,

        -- flags
        parsed.contact.has_hard_bounced,
        parsed.contact.marked_email_as_spam as has_marked_email_as_spam,
        parsed.contact.unsubscribed_from_emails as is_unsubscribed_from_emails,
        parsed.contact.unsubscribed_from_sms as is_unsubscribed_from_sms,
        parsed.contact.sms_consent as has_sms_consent,
        parsed.contact.enabled_push_messaging as has_enabled_push_messaging,

        -- lists
        {{ embedded_list('parsed.contact.tags', 'tag') }},
        {{ embedded_list('parsed.contact.companies', 'company', 'companies') }},
        {{ embedded_list('parsed.contact.notes', 'note') }},
        {{ embedded_list(
            'parsed.contact.opted_in_subscription_types', 'opted_in_subscription_type'
        ) }},
        {{ embedded_list(
            'parsed.contact.opted_out_subscription_types', 'opted_out_subscription_type'
        ) }},
        {{ json_document('parsed.contact.social_profiles.data') }} as social_profiles,
        {{ json_document('parsed.contact.custom_attributes') }} as custom_attributes,

        -- times
        {{ unix_to_timestamp('parsed.contact.created_at') }} as created_at,
        {{ unix_to_timestamp('parsed.contact.updated_at') }} as updated_at,
        {{ unix_to_timestamp('parsed.contact.signed_up_at') }} as signed_up_at,
        {{ unix_to_timestamp('parsed.contact.last_seen_at') }} as last_seen_at,
        {{ unix_to_timestamp('parsed.contact.last_replied_at') }} as last_replied_at,
        {{ unix_to_timestamp('parsed.contact.last_contacted_at') }} as last_contacted_at,
        {{ unix_to_timestamp('parsed.contact.last_email_opened_at') }} as last_email_opened_at,
        {{ unix_to_timestamp('parsed.contact.last_email_clicked_at') }} as last_email_clicked_at,
        {{ unix_to_timestamp('parsed.contact.android_last_seen_at') }} as android_last_seen_at,
        {{ unix_to_timestamp('parsed.contact.ios_last_seen_at') }} as ios_last_seen_at,

        -- landing
        {{ landing_columns('parsed') }}
    from parsed

)

select * from renamed
