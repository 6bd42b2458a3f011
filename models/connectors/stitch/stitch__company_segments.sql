with company_segments as (

    select * from {{ ref('intercom__company_segments') }}

),

shown as (

    select
        'segment' as type,
        company_segments.segment_id as id,
        min(company_segments.segment_name) as name,
        count(*) as count,
        min(company_segments.segment_created_at) as created_at,
        max(company_segments.segment_updated_at) as updated_at
    from company_segments
    where {{ connector_shows('company_segments') }}
    group by company_segments.workspace_id, company_segments.segment_id

)

select * from shown
