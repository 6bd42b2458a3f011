with contacts as (

    select * from {{ ref('intercom__contacts') }}

),

contact_tags as (

    select * from {{ ref('intercom__contact_tags') }}

),

contact_notes as (

    select * from {{ ref('intercom__contact_notes') }}

),

contact_companies as (

    select * from {{ ref('intercom__contact_companies') }}

),

tag_lists as (

    {{ contact_reference_lists('contact_tags', 'tag', 'tags') }}

),

note_lists as (

    {{ contact_reference_lists('contact_notes', 'note', 'notes') }}

),

company_lists as (

    {{ contact_reference_lists('contact_companies', 'company', 'companies') }}

),

shown as (

    select
        {{ api_contact_columns('contacts', 'timestamp') }},
        {{ try_to('contacts.owner_id', 'bigint') }} as owner_id
    from contacts
    {{ with_contact_lists('contacts') }}
    where {{ connector_shows('contacts') }}

)

select * from shown
