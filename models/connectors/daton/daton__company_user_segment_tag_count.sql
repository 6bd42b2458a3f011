with workspaces as (

    select * from {{ ref('intercom__workspaces') }}

),

company_segment_counts as (

    select * from {{ ref('intercom__company_segment_counts') }}

),

company_tag_counts as (

    select * from {{ ref('intercom__company_tag_counts') }}

),

company_user_counts as (

    select * from {{ ref('intercom__company_user_counts') }}

),

segment_lists as (

    {{ count_lists('company_segment_counts', 'segment_name', 'company_count', 'segment_id') }}

),

tag_lists as (

    {{ count_lists('company_tag_counts', 'tag_name', 'company_count', 'tag_id') }}

),

user_lists as (

    {{ count_lists(
        'company_user_counts', 'company_name', 'user_count', 'company_id', 'external_id'
    ) }}

),

shown as (

    select
        'count' as type,
        {{ json_object({}, {
            'segment': api_items('segment_lists'),
            'tag': api_items('tag_lists'),
            'user': api_items('user_lists'),
        }) }} as company,
        {{ api_items('segment_lists') }} as {{ quoted_name('company.segment') }},
        {{ api_items('tag_lists') }} as {{ quoted_name('company.tag') }},
        {{ api_items('user_lists') }} as {{ quoted_name('company.user') }}
    from workspaces
    left join segment_lists on workspaces.workspace_id = segment_lists.workspace_id
    left join tag_lists on workspaces.workspace_id = tag_lists.workspace_id
    left join user_lists on workspaces.workspace_id = user_lists.workspace_id
    where {{ connector_shows('workspaces') }}

)

select * from shown
