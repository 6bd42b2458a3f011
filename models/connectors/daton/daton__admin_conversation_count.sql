with admins as (

    select * from {{ ref('intercom__admins') }}

),

admin_conversation_counts as (

    select * from {{ ref('intercom__admin_conversation_counts') }}

),

counted as (

    select
        admins.workspace_id,
        admins.admin_id,
        admins.name,
        admin_conversation_counts.open_count,
        admin_conversation_counts.closed_count
    from admins
    inner join admin_conversation_counts
        on
            admins.workspace_id = admin_conversation_counts.workspace_id
            and admins.admin_id = admin_conversation_counts.admin_id
    where {{ connector_shows('admins') }}

),

admin_lists as (

    select
        counted.workspace_id,
        {{ json_list(
            json_object({
                'id': 'counted.admin_id',
                'name': 'counted.name',
                'open': 'counted.open_count',
                'closed': 'counted.closed_count',
            }),
            'counted.admin_id'
        ) }} as items
    from counted
    group by counted.workspace_id

),

shown as (

    select
        'count' as type,
        {{ json_object({}, {'admin': 'admin_lists.items'}) }} as conversation,
        admin_lists.items as {{ quoted_name('conversation.admin') }},
        counted.open_count as {{ quoted_name('conversation.admin.open') }},
        counted.closed_count as {{ quoted_name('conversation.admin.closed') }},
        counted.admin_id as {{ quoted_name('conversation.admin.id') }},
        counted.name as {{ quoted_name('conversation.admin.name') }}
    from counted
    inner join admin_lists on counted.workspace_id = admin_lists.workspace_id

)

select * from shown
