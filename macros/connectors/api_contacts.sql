{#-
    A contact under the API's own names, as Daton, Nekt and Stitch give it. Its lists come from the relations `tag_lists`,
    `note_lists` and `company_lists`, which `with_contact_lists` joins.
-#}
{% macro api_contact_columns(contacts, unit) -%}
    'contact' as type,
    {{ contacts }}.contact_id as id,
    {{ contacts }}.workspace_id,
    {{ contacts }}.external_id,
    {{ contacts }}.role,
    {{ contacts }}.email,
    {{ contacts }}.phone,
    {{ contacts }}.name,
    {{ contacts }}.avatar_url as avatar,
    {{ contacts }}.has_hard_bounced,
    {{ contacts }}.has_marked_email_as_spam as marked_email_as_spam,
    {{ contacts }}.is_unsubscribed_from_emails as unsubscribed_from_emails,
    {%- for moment in [
        'created_at', 'updated_at', 'signed_up_at', 'last_seen_at', 'last_replied_at', 'last_contacted_at',
        'last_email_opened_at', 'last_email_clicked_at', 'android_last_seen_at', 'ios_last_seen_at',
    ] %}
    {{ api_time(contacts ~ '.' ~ moment, unit) }} as {{ moment }},
    {%- endfor %}
    {{ contacts }}.language_override,
    {{ contacts }}.browser,
    {{ contacts }}.browser_version,
    {{ contacts }}.browser_language,
    {{ contacts }}.os,
    {{ contacts }}.android_app_name,
    {{ contacts }}.android_app_version,
    {{ contacts }}.android_device,
    {{ contacts }}.android_os_version,
    {{ contacts }}.android_sdk_version,
    {{ contacts }}.ios_app_name,
    {{ contacts }}.ios_app_version,
    {{ contacts }}.ios_device,
    {{ contacts }}.ios_os_version,
    {{ contacts }}.ios_sdk_version,
    {{ contacts }}.custom_attributes,
    {{ json_object({
        'type': "'location'",
        'country': contacts ~ '.location_country',
        'region': contacts ~ '.location_region',
        'city': contacts ~ '.location_city',
        'country_code': contacts ~ '.location_country_code',
        'continent_code': contacts ~ '.location_continent_code',
    }) }} as location,
    {{ json_object(
        {'type': "'list'"},
        {'data': "coalesce(" ~ contacts ~ ".social_profiles, '[]')"},
    ) }} as social_profiles,
    {%- for item, items in {'tag': 'tags', 'note': 'notes', 'company': 'companies'}.items() %}
    {{ api_page(
        api_items(item ~ '_lists'),
        'coalesce(' ~ item ~ '_lists.item_count, 0)',
        contacts ~ '.' ~ item ~ '_count',
        "concat('/contacts/', " ~ contacts ~ ".contact_id, '/" ~ items ~ "')",
    ) }} as {{ items }}{{ ',' if not loop.last }}
    {%- endfor %}
{%- endmacro %}


{#- What led a contact here: in the API's examples, though not in its schema. -#}
{% macro api_campaign_columns(contacts) -%}
    {{ contacts }}.utm_campaign,
    {{ contacts }}.utm_content,
    {{ contacts }}.utm_medium,
    {{ contacts }}.utm_source,
    {{ contacts }}.utm_term,
    {{ contacts }}.referrer
{%- endmacro %}


{#- The lists of contacts as the API embeds them: each item by its id. `members` names a mart in scope. -#}
{% macro contact_reference_lists(members, item, items) -%}
    {{ json_lists(
        members,
        'contact_id',
        json_object({
            'id': members ~ '.' ~ item ~ '_id',
            'type': "'" ~ item ~ "'",
            'url': "concat('/" ~ items ~ "/', " ~ members ~ '.' ~ item ~ '_id)',
        }),
        members ~ '.' ~ item ~ '_id',
    ) }}
{%- endmacro %}


{#- Stands after contacts in `from`: the relations that `api_contact_columns` reads their lists of. -#}
{% macro with_contact_lists(contacts) -%}
    {{ with_lists(contacts, 'contact_id', ['tag_lists', 'note_lists', 'company_lists']) }}
{%- endmacro %}


{#- Daton's `leads` and `users`, which are of one shape. -#}
{% macro daton_contact_columns(contacts) -%}
    {{ api_contact_columns(contacts, 'seconds') }},
    {{ try_to(contacts ~ '.owner_id', 'bigint') }} as owner_id,
    {{ api_campaign_columns(contacts) }}
{%- endmacro %}
