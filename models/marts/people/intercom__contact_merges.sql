with merged as (

    select * from {{ ref('stg_intercom__contact_merges') }}

),

contacts as (

    select * from {{ ref('stg_intercom__contacts') }}

),

resolved as (

    select
        -- ids
        merged.workspace_id,
        merged.contact_id,
        merged.source_contact_id,

        -- labels
        merged.source_contact_role,

        -- times
        merged.merged_at,

        -- landing
        {{ owned_landing_columns('merged', 'contacts') }}
    from merged
    left join contacts
        on
            merged.workspace_id = contacts.workspace_id
            and merged.contact_id = contacts.contact_id

),

shown as (

    select * from resolved
    where {{ is_shown('resolved.is_deleted') }}

)

select * from shown
