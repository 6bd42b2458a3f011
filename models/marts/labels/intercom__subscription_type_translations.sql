with subscription_types as (

    select * from {{ ref('stg_intercom__subscription_types') }}

),

parsed as (

    select
        subscription_types.*,
        {{ parse_record(
            'subscription_types.translations', subscription_type_translations_schema()
        ) }} as items
    from subscription_types
    where {{ is_shown('subscription_types.is_deleted') }}

),

translations as (

    select
        -- ids
        parsed.workspace_id,
        parsed.subscription_type_id,

        -- labels
        translation.locale,
        min(translation.name) as name,
        min(translation.description) as description,

        -- flags
        bool_or(translation.locale = parsed.default_locale) as is_default,

        -- landing
        max(parsed.deleted_at) as deleted_at,
        bool_or(parsed.is_deleted) as is_deleted,
        max(parsed.loaded_at) as loaded_at
    from parsed
    {{ each_item('parsed.items', 'translation') }}
    where translation.locale is not null
    group by parsed.workspace_id, parsed.subscription_type_id, translation.locale

)

select * from translations
