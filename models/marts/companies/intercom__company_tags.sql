with companies as (

    select * from {{ ref('stg_intercom__companies') }}

),

tags as (

    select * from {{ ref('stg_intercom__tags') }}

),

members as (

    select
        -- ids
        companies.workspace_id,
        companies.company_id,
        tag.id as tag_id,

        -- labels
        min(tag.name) as tag_name,

        -- landing
        max(companies.deleted_at) as deleted_at,
        bool_or(companies.is_deleted) as is_deleted,
        max(companies.loaded_at) as loaded_at
    from companies
    {{ each_item('companies.tags', 'tag') }}
    where
        tag.id is not null
        and {{ is_shown('companies.is_deleted') }}
    group by companies.workspace_id, companies.company_id, tag.id

),

named as (

    select
        -- ids
        members.workspace_id,
        members.company_id,
        members.tag_id,

        -- labels
        coalesce(tags.name, members.tag_name) as tag_name,

        -- landing
        members.deleted_at,
        members.is_deleted,
        members.loaded_at
    from members
    left join tags
        on
            members.workspace_id = tags.workspace_id
            and members.tag_id = tags.tag_id

)

select * from named
