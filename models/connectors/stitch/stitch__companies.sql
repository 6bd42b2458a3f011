with companies as (

    select * from {{ ref('intercom__companies') }}

),

company_tags as (

    select * from {{ ref('intercom__company_tags') }}

),

company_segments as (

    select * from {{ ref('intercom__company_segments') }}

),

tag_lists as (

    {{ company_tag_lists('company_tags') }}

),

segment_lists as (

    {{ company_segment_lists('company_segments') }}

),

shown as (

    select
        {{ api_company_columns('companies', 'timestamp') }},
        {{ api_company_profile_columns('companies', 'timestamp') }},
        {{ api_items('tag_lists') }} as tags,
        {{ api_items('segment_lists') }} as segments
    from companies
    {{ with_lists('companies', 'company_id', ['tag_lists', 'segment_lists']) }}
    where {{ connector_shows('companies') }}

)

select * from shown
