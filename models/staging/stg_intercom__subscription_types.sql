{{ config(materialized='view') }}

with landed as (

    select landed.* from {{ source('intercom', 'subscription_types') }} as landed

),

parsed as (

    select
        landed.*,
        {{ parse_record('landed.record', subscription_types_schema()) }} as subscription_type
    from landed

),

renamed as (

    select
        -- ids
        parsed.workspace_id,
        parsed.record_id as subscription_type_id,

        -- labels
        parsed.subscription_type.default_translation.name,
        parsed.subscription_type.default_translation.description,
        parsed.subscription_type.default_translation.locale as default_locale,
        parsed.subscription_type.state,
        parsed.subscription_type.consent_type,

        -- lists
        {{ json_document('parsed.subscription_type.content_types') }} as content_types,
        {{ json_document('parsed.subscription_type.translations') }} as translations,

        -- landing
        {{ landing_columns('parsed') }}
    from parsed

)

select * from renamed
