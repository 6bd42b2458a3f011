with leads as (

    select * from {{ ref('intercom__leads') }}

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
        {{ daton_contact_columns('leads') }}
    from leads
    {{ with_contact_lists('leads') }}
    where {{ connector_shows('leads') }}

)

select * from shown
