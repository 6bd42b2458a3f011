{#- A company under the API's own names, as Daton, Nekt and Stitch give it. -#}
{% macro api_company_columns(companies, unit) -%}
    'company' as type,
    {{ companies }}.company_id as id,
    {{ companies }}.external_id as company_id,
    {{ companies }}.name,
    {{ api_time(companies ~ '.created_at', unit) }} as created_at,
    {{ api_time(companies ~ '.updated_at', unit) }} as updated_at,
    {{ companies }}.session_count,
    {{ companies }}.monthly_spend,
    {{ companies }}.user_count,
    {{ companies }}.custom_attributes,
    case
        when coalesce({{ companies }}.plan_id, {{ companies }}.plan_name) is not null
            then {{ json_object({
                'type': "'plan'", 'id': companies ~ '.plan_id', 'name': companies ~ '.plan_name',
            }) }}
    end as plan
{%- endmacro %}


{#- What Daton and Stitch give of a company and Nekt does not. -#}
{% macro api_company_profile_columns(companies, unit) -%}
    {{ api_time(companies ~ '.remote_created_at', unit) }} as remote_created_at,
    {{ companies }}.employee_count as size,
    {{ companies }}.website,
    {{ companies }}.industry
{%- endmacro %}


{#- The tags of companies. `members` names a mart in scope. -#}
{% macro company_tag_lists(members) -%}
    {{ json_lists(
        members,
        'company_id',
        json_object({
            'type': "'tag'", 'id': members ~ '.tag_id', 'name': members ~ '.tag_name',
        }),
        members ~ '.tag_id',
    ) }}
{%- endmacro %}


{#- The segments of companies. `members` names a mart in scope. -#}
{% macro company_segment_lists(members) -%}
    {{ json_lists(
        members,
        'company_id',
        json_object({
            'type': "'segment'",
            'id': members ~ '.segment_id',
            'name': members ~ '.segment_name',
            'person_type': members ~ '.segment_person_type',
            'created_at': timestamp_to_unix(members ~ '.segment_created_at'),
            'updated_at': timestamp_to_unix(members ~ '.segment_updated_at'),
        }),
        members ~ '.segment_id',
    ) }}
{%- endmacro %}
