-- What Fin handed off went to people after Fin had spoken, and what it did not never did.
select
    fin_conversations.workspace_id,
    fin_conversations.conversation_id,
    fin_conversations.outcome,
    fin_conversations.first_fin_reply_at,
    fin_conversations.handed_off_at
from {{ ref('intercom__fin_conversations') }} as fin_conversations
where
    fin_conversations.handed_off_at < fin_conversations.first_fin_reply_at
    or (
        fin_conversations.handed_off_at is not null
        and not fin_conversations.is_handed_off
    )
    or (fin_conversations.outcome = 'handed_off' and not fin_conversations.is_handed_off)
