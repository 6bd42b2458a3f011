with workspaces as (

    select * from {{ ref('intercom__workspaces') }}

),

user_segment_counts as (

    select * from {{ ref('intercom__user_segment_counts') }}

),

user_tag_counts as (

    select * from {{ ref('intercom__user_tag_counts') }}

),

segment_lists as (

    {{ count_lists('user_segment_counts', 'segment_name', 'user_count', 'segment_id') }}

),

tag_lists as (

    {{ count_lists('user_tag_counts', 'tag_name', 'user_count', 'tag_id') }}

),

shown as (

    select
        'count' as type,
        {{ json_object(
            {},
            {'segment': api_items('segment_lists'), 'tag': api_items('tag_lists')},
        ) }} as user,
        {{ api_items('segment_lists') }} as {{ quoted_name('user.segment') }},
        {{ api_items('tag_lists') }} as {{ quoted_name('user.tag') }}
    from workspaces
    left join segment_lists on workspaces.workspace_id = segment_lists.workspace_id
    left join tag_lists on workspaces.workspace_id = tag_lists.workspace_id
    where {{ connector_shows('workspaces') }}

)

select * from shown
