with contacts as (

    select * from {{ ref('stg_intercom__contacts') }}

),

fetched as (

    select * from {{ ref('stg_intercom__contact_companies') }}

),

listed as (

    select fetched.*
    from fetched
    inner join contacts
        on
            fetched.workspace_id = contacts.workspace_id
            and fetched.contact_id = contacts.contact_id
    where {{ belongs_to('fetched', 'contacts') }}

),

members as (

    {{ complete_list(
        'contacts', 'company', 'contacts.companies', 'contacts.is_company_list_cut', 'listed'
    ) }}

),

shown as (

    select
        -- ids
        members.workspace_id,
        members.contact_id,
        members.company_id,

        -- landing
        members.deleted_at,
        members.is_deleted,
        members.loaded_at
    from members
    where {{ is_shown('members.is_deleted') }}

)

select * from shown
