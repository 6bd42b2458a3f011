with users as (

    select * from {{ ref('intercom__users') }}

),

contact_companies as (

    select * from {{ ref('intercom__contact_companies') }}

),

companies as (

    select * from {{ ref('intercom__companies') }}

),

contact_segments as (

    select * from {{ ref('intercom__contact_segments') }}

),

contact_tags as (

    select * from {{ ref('intercom__contact_tags') }}

),

company_lists as (

    {{ segment_company_lists('contact_companies', 'companies') }}

),

segment_lists as (

    {{ json_lists(
        'contact_segments',
        'contact_id',
        json_object({
            'type': "'segment'",
            'id': 'contact_segments.segment_id',
            'name': 'contact_segments.segment_name',
        }),
        'contact_segments.segment_id'
    ) }}

),

tag_lists as (

    {{ json_lists(
        'contact_tags',
        'contact_id',
        json_object({
            'type': "'tag'",
            'id': 'contact_tags.tag_id',
            'name': 'contact_tags.tag_name',
        }),
        'contact_tags.tag_id'
    ) }}

),

shown as (

    select
        {{ segment_contact_columns('users', 'company_lists') }},
        users.is_unsubscribed_from_emails as unsubscribed_from_emails,
        false as anonymous,
        {{ timestamp_to_unix('users.signed_up_at') }} as remote_created_at,
        {{ timestamp_to_unix('users.signed_up_at') }} as signed_up_at,
        cast(null as bigint) as session_count,
        coalesce(segment_lists.items, '[]') as segments,
        coalesce(tag_lists.items, '[]') as tags
    from users
    left join company_lists
        on
            users.workspace_id = company_lists.workspace_id
            and users.contact_id = company_lists.contact_id
    left join segment_lists
        on
            users.workspace_id = segment_lists.workspace_id
            and users.contact_id = segment_lists.contact_id
    left join tag_lists
        on
            users.workspace_id = tag_lists.workspace_id
            and users.contact_id = tag_lists.contact_id
    where {{ connector_shows('users') }}

)

select * from shown
