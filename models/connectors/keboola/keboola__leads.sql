with leads as (

    select * from {{ ref('intercom__leads') }}

),

shown as (

    select
        'contact' as type,
        {{ keboola_contact_columns('leads') }},
        {{ timestamp_to_unix('leads.signed_up_at') }} as remote_created_at
    from leads
    where {{ connector_shows('leads') }}

)

select * from shown
