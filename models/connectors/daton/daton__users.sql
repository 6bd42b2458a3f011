with users as (

    select * from {{ ref('intercom__users') }}

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
        {{ daton_contact_columns('users') }}
    from users
    {{ with_contact_lists('users') }}
    where {{ connector_shows('users') }}

)

select * from shown
