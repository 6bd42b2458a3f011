with contacts as (

    select * from {{ ref('stg_intercom__contacts') }}

),

merged as (

    select * from {{ ref('stg_intercom__contact_merges') }}

),

calendars as (

    select * from {{ ref('int_intercom__workspace_calendars') }}

),

{% if var('intercom_snapshots', false) -%}
versions as (

    select
        snapshots.*,
        lag(snapshots.role) over (
            partition by snapshots.workspace_id, snapshots.contact_id
            order by snapshots.dbt_valid_from
        ) as previous_role
    from {{ ref('intercom__contact_snapshots') }} as snapshots

),

{% endif -%}
found as (

    select
        merged.workspace_id,
        merged.source_contact_id,
        merged.contact_id,
        'merge' as conversion_type,
        merged.merged_at as converted_at,
        merged.deleted_at,
        merged.is_deleted,
        merged.loaded_at
    from merged
    where merged.source_contact_role = 'lead'

    {%- if var('intercom_snapshots', false) %}

    union all

    -- The change of role is the record's last change, or came shortly before it.
    select
        versions.workspace_id,
        versions.contact_id as source_contact_id,
        versions.contact_id,
        'role_change' as conversion_type,
        coalesce(versions.updated_at, versions.loaded_at) as converted_at,
        cast(null as timestamp) as deleted_at,
        false as is_deleted,
        versions.loaded_at
    from versions
    where
        versions.role = 'user'
        and versions.previous_role = 'lead'
    {%- endif %}

),

-- A lead is told once, by the contact that remains, though others it became part of know of it too.
conversions as (

    select
        found.workspace_id,
        found.source_contact_id,
        found.contact_id,
        found.conversion_type,
        found.converted_at,
        least(found.deleted_at, contacts.deleted_at) as deleted_at,
        found.is_deleted or contacts.is_deleted as is_deleted,
        greatest(found.loaded_at, contacts.loaded_at) as loaded_at
    from found
    inner join contacts
        on
            found.workspace_id = contacts.workspace_id
            and found.contact_id = contacts.contact_id
    where contacts.role = 'user'
    qualify row_number() over (
        partition by found.workspace_id, found.source_contact_id
        order by
            found.is_deleted or contacts.is_deleted asc,
            found.conversion_type asc,
            found.converted_at desc nulls last,
            found.contact_id asc
    ) = 1

),

shown as (

    select
        -- ids
        conversions.workspace_id,
        conversions.source_contact_id,
        conversions.contact_id,

        -- labels
        conversions.conversion_type,

        -- durations
        {{ seconds_between('leads.created_at', 'conversions.converted_at') }}
            as seconds_from_created,

        -- times
        leads.created_at,
        conversions.converted_at,
        {{ local_date('conversions.converted_at', zone_of('calendars')) }}
            as converted_date,

        -- landing
        conversions.deleted_at,
        conversions.is_deleted,
        greatest(conversions.loaded_at, leads.loaded_at) as loaded_at
    from conversions
    left join contacts as leads
        on
            conversions.workspace_id = leads.workspace_id
            and conversions.source_contact_id = leads.contact_id
    left join calendars on conversions.workspace_id = calendars.workspace_id
    where {{ is_shown('conversions.is_deleted') }}

)

select * from shown
