{#- What Keboola's `users` and `leads` share. -#}
{% macro keboola_contact_columns(contacts) -%}
    {{ contacts }}.contact_id as id,
    {{ timestamp_to_unix(contacts ~ '.created_at') }} as created_at,
    {{ timestamp_to_unix(contacts ~ '.signed_up_at') }} as signed_up_at,
    {{ timestamp_to_unix(contacts ~ '.updated_at') }} as updated_at,
    {{ contacts }}.email,
    {{ contacts }}.phone,
    {{ contacts }}.external_id as user_id,
    {{ timestamp_to_unix(contacts ~ '.last_seen_at') }} as last_request_at,
    cast(null as bigint) as session_count,
    {{ contacts }}.is_unsubscribed_from_emails as unsubscribed_from_emails,
    {{ contacts }}.has_marked_email_as_spam as marked_email_as_spam,
    {{ contacts }}.has_hard_bounced,
    {{ user_agent(contacts) }} as user_agent_data,
    cast(null as string) as last_seen_ip,
    cast(null as string) as pseudonym,
    {{ contacts }}.role = 'lead' as anonymous,
    {{ contacts }}.name,
    {{ contacts }}.location_city as location_data_city_name,
    {{ contacts }}.location_continent_code as location_data_continent_code,
    {{ contacts }}.location_country_code as location_data_country_code,
    {{ contacts }}.location_country as location_data_country_name,
    cast(null as double) as location_data_latitude,
    cast(null as double) as location_data_longitude,
    cast(null as string) as location_data_postal_code,
    {{ contacts }}.location_region as location_data_region_name,
    cast(null as string) as location_data_timezone,
    {{ contacts }}.avatar_url as avatar_image_url,
    {{ contacts }}.custom_attributes
{%- endmacro %}


{#-
    One row for each member of a contact's list, such as a tag, with the contact's id under the name `owner_pk`. `contacts` and
    `members` name relations in scope.
-#}
{% macro keboola_contact_members(contacts, owner_pk, members, type) -%}
    select
        '{{ type }}' as type,
        {{ members }}.{{ type }}_id as id,
        {{ members }}.contact_id as {{ owner_pk }}
    from {{ members }}
    inner join {{ contacts }}
        on
            {{ members }}.workspace_id = {{ contacts }}.workspace_id
            and {{ members }}.contact_id = {{ contacts }}.contact_id
    where {{ connector_shows(members) }}
{%- endmacro %}


{#- One row for each social profile of a contact, with the contact's id under the name `owner_pk`. -#}
{% macro keboola_social_profiles(contacts, owner_pk, profiles) -%}
    select
        'social_profile' as type,
        cast(null as string) as id,
        {{ profiles }}.name,
        cast(null as string) as username,
        {{ profiles }}.url,
        {{ profiles }}.contact_id as {{ owner_pk }}
    from {{ profiles }}
    inner join {{ contacts }}
        on
            {{ profiles }}.workspace_id = {{ contacts }}.workspace_id
            and {{ profiles }}.contact_id = {{ contacts }}.contact_id
    where {{ connector_shows(profiles) }}
{%- endmacro %}
