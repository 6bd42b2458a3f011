{{
    config(
        schema='staging',
        materialized='incremental',
        incremental_strategy=replace_strategy(),
        unique_key=['workspace_id', 'stream', 'record_id', 'parent_id'],
        on_schema_change='append_new_columns',
        post_hook="delete from {{ this }} where path is null and record_id != ''",
    )
}}

with known as (

    select * from {{ ref('int_intercom__known_fields') }}

),

{% if is_incremental() -%}
-- Up to when each stream was looked at. What is read differently since is looked at anew.
looked_at as (

    select
        seen.workspace_id,
        seen.stream,
        seen.loaded_at
    from {{ this }} as seen
    where
        seen.record_id = ''
        and case seen.stream
            {%- for stream in record_streams() %}
            when '{{ stream }}' then seen.schema_hash = '{{ schema_hash(stream) }}'
            {%- endfor %}
        end

),

{% endif -%}
{%- set rows = {} -%}
{%- for stream in record_streams() -%}
{%- set landed -%}
{{ source('intercom', stream) }} as landed
{% if is_incremental() -%}
left join looked_at
    on
        landed.workspace_id = looked_at.workspace_id
        and looked_at.stream = '{{ stream }}'
where looked_at.loaded_at is null or landed.loaded_at >= looked_at.loaded_at
{%- endif %}
{%- endset -%}
{%- do rows.update({stream: landed}) -%}
{%- endfor -%}

drifting as (

    {% for stream in record_streams() %}
    {{ drifting_records(stream, rows[stream]) }}
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

found as (

    {{ drift_of('drifting', 'known') }}

),

seen as (
    {% for stream in record_streams() %}
    -- Up to when the stream is looked at, as a row without a record.
    select
        '{{ stream }}' as stream,
        landed.workspace_id,
        '' as record_id,
        '' as parent_id,
        cast(null as string) as path,
        cast(null as string) as expected,
        cast(null as string) as json_type,
        cast(null as string) as shape,
        max(landed.loaded_at) as loaded_at
    from {{ rows[stream] }}
    group by landed.workspace_id
    {%- if is_incremental() %}

    union all

    -- What was found in a record before goes, though nothing may be found in it now.
    select
        '{{ stream }}' as stream,
        landed.workspace_id,
        landed.record_id,
        coalesce(landed.parent_id, '') as parent_id,
        cast(null as string) as path,
        cast(null as string) as expected,
        cast(null as string) as json_type,
        cast(null as string) as shape,
        landed.loaded_at
    from {{ rows[stream] }}
    {%- endif %}
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

listed as (

    select * from found

    union all

    select * from seen

),

drift as (

    select
        -- ids
        listed.workspace_id,
        listed.stream,
        listed.record_id,
        listed.parent_id,

        -- labels
        listed.path,
        listed.expected,
        listed.json_type,
        listed.shape,
        case listed.stream
            {%- for stream in record_streams() %}
            when '{{ stream }}' then '{{ schema_hash(stream) }}'
            {%- endfor %}
        end as schema_hash,

        -- landing
        listed.loaded_at
    from listed

)

select * from drift
