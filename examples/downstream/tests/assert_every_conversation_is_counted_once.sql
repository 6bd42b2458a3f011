-- Each conversation that is not deleted is in one row of plan_support.
with counted as (

    select sum(conversation_count) as conversation_count from {{ ref('plan_support') }}

),

conversations as (

    select count(*) as conversation_count
    from {{ ref('intercom_elt', 'intercom__conversations') }}
    where not is_deleted

)

select
    counted.conversation_count as counted,
    conversations.conversation_count as expected
from counted
cross join conversations
where counted.conversation_count != conversations.conversation_count
