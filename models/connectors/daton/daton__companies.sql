with companies as (

    select * from {{ ref('intercom__companies') }}

),

shown as (

    select
        {{ api_company_columns('companies', 'seconds') }},
        {{ api_company_profile_columns('companies', 'seconds') }},
        {{ api_time('companies.last_request_at', 'seconds') }} as last_request_at
    from companies
    where {{ connector_shows('companies') }}

)

select * from shown
