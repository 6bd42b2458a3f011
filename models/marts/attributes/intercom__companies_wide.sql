with companies as (

    select * from {{ ref('intercom__companies') }}

),

attributes as (

    {{ pivot_attributes('company') }}

),

-- `using` gives the ids once, and which other columns there are is known to the data only.
wide as (

    select *
    from companies
    left join attributes using (workspace_id, company_id) -- noqa: ST07

)

select * from wide
