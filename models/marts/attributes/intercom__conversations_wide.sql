with conversations as (

    select * from {{ ref('intercom__conversations') }}

),

attributes as (

    {{ pivot_attributes('conversation') }}

),

-- `using` gives the ids once, and which other columns there are is known to the data only.
wide as (

    select *
    from conversations
    left join attributes using (workspace_id, conversation_id) -- noqa: ST07

)

select * from wide
