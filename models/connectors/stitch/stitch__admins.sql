with admins as (

    select * from {{ ref('intercom__admins') }}

),

team_admins as (

    select * from {{ ref('intercom__team_admins') }}

),

team_lists as (

    {{ json_lists(
        'team_admins', 'admin_id', api_number('team_admins.team_id'), 'team_admins.team_id'
    ) }}

),

shown as (

    select
        {{ api_admin_columns('admins') }},
        case
            when admins.avatar_url is not null
                then {{ json_object({'type': "'avatar'", 'image_url': 'admins.avatar_url'}) }}
        end as avatar,
        {{ api_items('team_lists') }} as team_ids,
        cast(null as string) as admin_ids
    from admins
    {{ with_lists('admins', 'admin_id', ['team_lists']) }}
    where {{ connector_shows('admins') }}

)

select * from shown
