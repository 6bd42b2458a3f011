with companies as (

    select * from {{ ref('stg_intercom__companies') }}

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

)

select * from members
