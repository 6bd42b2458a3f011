with landed as (

    select landed.* from {{ source('intercom', 'contact_subscriptions') }} as landed

),

parsed as (

    select
        landed.*,
        {{ parse_record('landed.record', contact_subscriptions_schema()) }} as subscription_type
    from landed

),

renamed as (

    select
        -- ids
        parsed.workspace_id,
        parsed.parent_id as contact_id,
        parsed.record_id as subscription_type_id,

        -- labels
        parsed.subscription_type.default_translation.name as subscription_type_name,
        parsed.subscription_type.state,
        parsed.subscription_type.consent_type,

        -- landing
        {{ landing_columns('parsed') }}
    from parsed

)

select * from renamed
