with subscription_types as (

    select * from {{ ref('stg_intercom__subscription_types') }}

),

shown as (

    select
        -- ids
        subscription_types.workspace_id,
        subscription_types.subscription_type_id,

        -- labels
        subscription_types.name,
        subscription_types.description,
        subscription_types.default_locale,
        subscription_types.state,
        subscription_types.consent_type,
        subscription_types.content_types,

        -- numbers
        {{ json_list_length('subscription_types.translations') }} as translation_count,

        -- landing
        subscription_types.deleted_at,
        subscription_types.is_deleted,
        subscription_types.loaded_at
    from subscription_types
    where {{ is_shown('subscription_types.is_deleted') }}

)

select * from shown
