-- The sum over tags is the number of tagged conversations and of their tags beyond the first; that
-- over companies likewise, of the companies of contacts where the conversation itself names none.
with tag_days as (

    select * from {{ ref('intercom__tag_days') }}

),

company_support as (

    select * from {{ ref('intercom__company_support') }}

),

metrics as (

    select * from {{ ref('intercom__conversation_metrics') }}
    where not is_deleted

),

conversation_tags as (

    select * from {{ ref('intercom__conversation_tags') }}

),

conversation_contacts as (

    select * from {{ ref('intercom__conversation_contacts') }}

),

contact_companies as (

    select * from {{ ref('intercom__contact_companies') }}

),

tagged as (

    select
        metrics.workspace_id,
        metrics.conversation_id,
        count(*) as tag_count
    from metrics
    inner join conversation_tags
        on
            metrics.workspace_id = conversation_tags.workspace_id
            and metrics.conversation_id = conversation_tags.conversation_id
    where coalesce(conversation_tags.applied_at, metrics.created_at) is not null
    group by metrics.workspace_id, metrics.conversation_id

),

of_companies as (

    select
        metrics.workspace_id,
        metrics.conversation_id,
        count(distinct coalesce(metrics.company_id, contact_companies.company_id)) as company_count
    from metrics
    left join conversation_contacts
        on
            metrics.workspace_id = conversation_contacts.workspace_id
            and metrics.conversation_id = conversation_contacts.conversation_id
    left join contact_companies
        on
            conversation_contacts.workspace_id = contact_companies.workspace_id
            and conversation_contacts.contact_id = contact_companies.contact_id
    group by metrics.workspace_id, metrics.conversation_id, metrics.company_id

),

sums as (

    select
        'tags' as summed_over,
        tagged.workspace_id,
        count(*) + sum(tagged.tag_count - 1) as expected_count
    from tagged
    group by tagged.workspace_id

    union all

    select
        'companies' as summed_over,
        of_companies.workspace_id,
        count(*) + sum(of_companies.company_count - 1) as expected_count
    from of_companies
    where of_companies.company_count > 0
    group by of_companies.workspace_id

),

counted as (

    select
        'tags' as summed_over,
        tag_days.workspace_id,
        sum(tag_days.conversation_count) as conversation_count
    from tag_days
    group by tag_days.workspace_id

    union all

    select
        'companies' as summed_over,
        company_support.workspace_id,
        sum(company_support.conversation_count) as conversation_count
    from company_support
    group by company_support.workspace_id

)

select
    coalesce(sums.summed_over, counted.summed_over) as summed_over,
    coalesce(sums.workspace_id, counted.workspace_id) as workspace_id,
    sums.expected_count,
    counted.conversation_count
from sums
full join counted
    on
        sums.summed_over = counted.summed_over
        and sums.workspace_id = counted.workspace_id
where coalesce(sums.expected_count, 0) != coalesce(counted.conversation_count, 0)
