{#- What Segment's `users` and `contacts` share. `company_lists` names the relation of `segment_company_lists`. -#}
{% macro segment_contact_columns(contacts, company_lists) -%}
    {{ contacts }}.contact_id as id,
    {{ contacts }}.external_id as user_id,
    case
        when {{ contacts }}.avatar_url is not null
            then {{ json_object({'type': "'avatar'", 'image_url': contacts ~ '.avatar_url'}) }}
    end as avatar,
    coalesce({{ company_lists }}.items, '[]') as companies,
    {{ contacts }}.email,
    {{ contacts }}.phone,
    {{ timestamp_to_unix(contacts ~ '.created_at') }} as created_at,
    {{ timestamp_to_unix(contacts ~ '.updated_at') }} as updated_at,
    {{ timestamp_to_unix(contacts ~ '.last_seen_at') }} as last_request_at,
    {{ json_object({
        'type': "'location_data'",
        'city_name': contacts ~ '.location_city',
        'continent_code': contacts ~ '.location_continent_code',
        'country_code': contacts ~ '.location_country_code',
        'country_name': contacts ~ '.location_country',
        'region_name': contacts ~ '.location_region',
    }) }} as location_data,
    {{ contacts }}.name,
    cast(null as string) as last_seen_ip,
    {{ user_agent(contacts) }} as user_agent_data,
    {{ contacts }}.custom_attributes
{%- endmacro %}


{#- The list of companies of each contact that has some. `contact_companies` and `companies` name relations in scope. -#}
{% macro segment_company_lists(contact_companies, companies) -%}
    select
        {{ contact_companies }}.workspace_id,
        {{ contact_companies }}.contact_id,
        {{ json_list(
            json_object({
                'type': "'company'",
                'id': contact_companies ~ '.company_id',
                'company_id': companies ~ '.external_id',
                'name': companies ~ '.name',
            }),
            contact_companies ~ '.company_id'
        ) }} as items
    from {{ contact_companies }}
    left join {{ companies }}
        on
            {{ contact_companies }}.workspace_id = {{ companies }}.workspace_id
            and {{ contact_companies }}.company_id = {{ companies }}.company_id
    where {{ connector_shows(contact_companies) }}
    group by {{ contact_companies }}.workspace_id, {{ contact_companies }}.contact_id
{%- endmacro %}
