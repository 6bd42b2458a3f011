with contacts as (

    select * from {{ ref('stg_intercom__contacts') }}

),

parsed as (

    select
        contacts.workspace_id,
        contacts.contact_id,
        contacts.deleted_at,
        contacts.is_deleted,
        contacts.loaded_at,
        {{ parse_record('contacts.social_profiles', social_profiles_schema()) }} as items
    from contacts
    where
        contacts.social_profiles is not null
        and {{ is_shown('contacts.is_deleted') }}

),

profiles as (

    select
        -- ids
        parsed.workspace_id,
        parsed.contact_id,
        position as profile_position,

        -- labels
        profile.type,
        profile.name,
        profile.url,

        -- landing
        parsed.deleted_at,
        parsed.is_deleted,
        parsed.loaded_at
    from parsed
    {{ each_item('parsed.items', 'profile') }}

)

select * from profiles
