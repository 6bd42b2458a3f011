with landed as (

    select landed.* from {{ source('intercom', 'workspace') }} as landed

),

parsed as (

    select
        landed.*,
        {{ parse_record('landed.record', workspace_schema()) }} as token_admin
    from landed

),

renamed as (

    select
        -- ids
        parsed.workspace_id,
        parsed.token_admin.id as token_admin_id,

        -- labels
        parsed.token_admin.app.name,
        parsed.token_admin.app.region,
        parsed.token_admin.app.timezone,
        parsed.token_admin.name as token_admin_name,
        parsed.token_admin.email as token_admin_email,

        -- flags
        parsed.token_admin.email_verified as has_token_admin_verified_email,
        parsed.token_admin.app.secure as is_secure,
        parsed.token_admin.app.identity_verification as has_identity_verification,

        -- times
        {{ unix_to_timestamp('parsed.token_admin.app.created_at') }} as created_at,

        -- landing
        {{ landing_columns('parsed') }}
    from parsed

)

select * from renamed
