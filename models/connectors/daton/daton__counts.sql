with workspaces as (

    select * from {{ ref('intercom__workspaces') }}

),

workspace_counts as (

    select * from {{ ref('intercom__workspace_counts') }}

),

shown as (

    select
        'count.hash' as type,
        {{ json_object({'count': 'workspace_counts.company_count'}) }} as company,
        {{ json_object({'count': 'workspace_counts.segment_count'}) }} as segment,
        {{ json_object({'count': 'workspace_counts.tag_count'}) }} as tag,
        {{ json_object({'count': 'workspace_counts.user_count'}) }} as user,
        {{ json_object({'count': 'workspace_counts.lead_count'}) }} as lead
    from workspaces
    inner join workspace_counts on workspaces.workspace_id = workspace_counts.workspace_id
    where {{ connector_shows('workspaces') }}

)

select * from shown
