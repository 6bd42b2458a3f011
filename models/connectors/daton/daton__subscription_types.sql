with subscription_types as (

    select * from {{ ref('intercom__subscription_types') }}

),

subscription_type_translations as (

    select * from {{ ref('intercom__subscription_type_translations') }}

),

translation_lists as (

    {{ json_lists(
        'subscription_type_translations',
        'subscription_type_id',
        json_object({
            'name': 'subscription_type_translations.name',
            'description': 'subscription_type_translations.description',
            'locale': 'subscription_type_translations.locale',
        }),
        'subscription_type_translations.locale'
    ) }}

),

shown as (

    select
        'subscription' as type,
        subscription_types.subscription_type_id as id,
        subscription_types.state,
        {{ json_object({
            'name': 'subscription_types.name',
            'description': 'subscription_types.description',
            'locale': 'subscription_types.default_locale',
        }) }} as default_translation,
        {{ api_items('translation_lists') }} as translations,
        subscription_types.consent_type
    from subscription_types
    {{ with_lists('subscription_types', 'subscription_type_id', ['translation_lists']) }}
    where {{ connector_shows('subscription_types') }}

)

select * from shown
