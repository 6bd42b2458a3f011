with contacts as (

    select * from {{ ref('intercom__contacts') }}

),

attributes as (

    {{ pivot_attributes('contact') }}

),

-- `using` gives the ids once, and which other columns there are is known to the data only.
wide as (

    select *
    from contacts
    left join attributes using (workspace_id, contact_id) -- noqa: ST07

)

select * from wide
