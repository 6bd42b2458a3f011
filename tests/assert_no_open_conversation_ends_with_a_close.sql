-- A conversation whose last part left it closed is closed: an open one was landed before its
-- latest parts.
{{ config(severity='warn') }}

with conversations as (

    select
        workspace_id,
        conversation_id
    from {{ ref('intercom__conversations') }}
    where state = 'open' and not is_deleted

),

parts as (

    select * from {{ ref('intercom__conversation_parts') }}

),

last_states as (

    select
        parts.workspace_id,
        parts.conversation_id,
        max_by(parts.state, parts.part_index) as last_state
    from parts
    where parts.state is not null
    group by parts.workspace_id, parts.conversation_id

)

select last_states.*
from conversations
inner join last_states
    on
        conversations.workspace_id = last_states.workspace_id
        and conversations.conversation_id = last_states.conversation_id
where last_states.last_state = 'closed'
