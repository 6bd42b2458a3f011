with companies as (

    select * from {{ ref('stg_intercom__companies') }}

),

members as (

    select
        -- ids
        companies.workspace_id,
        companies.company_id,
        segment.id as segment_id,

        -- labels
        min(segment.name) as segment_name,
        min(segment.person_type) as segment_person_type,

        -- times
        {{ unix_to_timestamp('min(segment.created_at)') }} as segment_created_at,
        {{ unix_to_timestamp('max(segment.updated_at)') }} as segment_updated_at,

        -- landing
        max(companies.deleted_at) as deleted_at,
        bool_or(companies.is_deleted) as is_deleted,
        max(companies.loaded_at) as loaded_at
    from companies
    {{ each_item('companies.segments', 'segment') }}
    where
        segment.id is not null
        and {{ is_shown('companies.is_deleted') }}
    group by companies.workspace_id, companies.company_id, segment.id

)

select * from members
