-- The vendor's count of parts includes the opening message, so it is one more than the parts the
-- API reports.
{{ config(severity='warn') }}

with conversations as (

    select
        workspace_id,
        conversation_id,
        api_part_count,
        statistics_part_count
    from {{ ref('intercom__conversations') }}

)

select * from conversations
where statistics_part_count != api_part_count + 1
