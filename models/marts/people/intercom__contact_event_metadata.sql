with events as (

    select * from {{ ref('intercom__contact_events') }}

),

entries as (

    {{ entry_values(
        'events',
        ['workspace_id', 'contact_id', 'event_id', 'event_name'],
        'metadata',
        'metadata_key'
    ) }}

),

typed as (

    select
        -- ids
        entries.workspace_id,
        entries.contact_id,
        entries.event_id,

        -- labels
        entries.event_name,
        entries.metadata_key,
        entries.value_type,

        -- values
        entries.value_text,
        entries.value_number,
        case
            when right(entries.metadata_key, 5) = '_date'
                then {{ text_to_timestamp('entries.value_text') }}
        end as value_at,
        case
            when entries.value_type = 'object'
                then {{ json_field('entries.value_text', 'value') }}
        end as link_text,
        case
            when entries.value_type = 'object'
                then {{ json_field('entries.value_text', 'url') }}
            when
                entries.value_text like 'http://%'
                or entries.value_text like 'https://%'
                then entries.value_text
        end as link_url,
        case
            when entries.value_type = 'object'
                then {{ try_to(json_field('entries.value_text', 'amount'), 'bigint') }}
        end as amount_cents,
        case
            when entries.value_type = 'object'
                then {{ json_field('entries.value_text', 'currency') }}
        end as currency,

        -- landing
        entries.deleted_at,
        entries.is_deleted,
        entries.loaded_at
    from entries

)

select * from typed
