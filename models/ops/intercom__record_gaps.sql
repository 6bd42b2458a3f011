with conversations as (

    select * from {{ ref('stg_intercom__conversations') }}
    where not is_deleted

),

conversation_parts as (

    select * from {{ ref('stg_intercom__conversation_parts') }}

),

tickets as (

    select * from {{ ref('stg_intercom__tickets') }}
    where not is_deleted

),

ticket_parts as (

    select * from {{ ref('stg_intercom__ticket_parts') }}

),

contacts as (

    select * from {{ ref('stg_intercom__contacts') }}
    where not is_deleted

),

contact_tags as (

    select * from {{ ref('stg_intercom__contact_tags') }}

),

contact_companies as (

    select * from {{ ref('stg_intercom__contact_companies') }}

),

contact_subscriptions as (

    select * from {{ ref('stg_intercom__contact_subscriptions') }}

),

contact_notes as (

    select * from {{ ref('stg_intercom__contact_notes') }}

),

admins as (

    select * from {{ ref('stg_intercom__admins') }}

),

teams as (

    select * from {{ ref('stg_intercom__teams') }}

),

tags as (

    select * from {{ ref('stg_intercom__tags') }}

),

companies as (

    select * from {{ ref('stg_intercom__companies') }}

),

all_contacts as (

    select * from {{ ref('stg_intercom__contacts') }}

),

{%- set cut_lists = [('tags', 'tag'), ('companies', 'company'), ('notes', 'note')] %}

counted as (

    {%- for owner in ['conversation', 'ticket'] %}
    {{ counted_parts(owner) }}

    union all
    {% endfor %}
    {%- for list, item in cut_lists %}
    {{ counted_cut_list(list, item) }}

    union all
    {% endfor %}
    {{ counted_cut_subscriptions() }}

),

too_short as (

    select
        counted.*,
        case
            when counted.stream not in ('conversation_parts', 'ticket_parts') then 'cut_list'
            when counted.expected_count > 500 then 'truncated_parts'
            else 'missing_parts'
        end as kind,
        case
            when counted.stream not in ('conversation_parts', 'ticket_parts')
                then 'the API gives ten with the contact, and the rest was not fetched'
            when counted.expected_count > 500
                then 'the API gives the newest 500 parts only'
            else 'the API counts more parts than were landed'
        end as reason
    from counted
    where counted.landed_count < counted.expected_count

),

referred_to as (

    {{ referred_ids() }}

),

landed as (

    {%- set landed = [
        ('admins', 'admins', 'admin_id'),
        ('teams', 'teams', 'team_id'),
        ('tags', 'tags', 'tag_id'),
        ('companies', 'companies', 'company_id'),
        ('contacts', 'all_contacts', 'contact_id'),
    ] %}
    {%- for stream, relation, id in landed %}
    select
        {{ relation }}.workspace_id,
        '{{ stream }}' as stream,
        {{ relation }}.{{ id }} as record_id
    from {{ relation }}
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

landed_streams as (

    select
        landed.workspace_id,
        landed.stream
    from landed
    group by landed.workspace_id, landed.stream

),

dangling as (

    select
        referred_to.workspace_id,
        referred_to.stream,
        referred_to.record_id,
        referred_to.referred_by,
        referred_to.reference_count,
        case referred_to.stream
            when 'companies' then 'unlisted_company'
            else 'dangling_id'
        end as kind,
        case
            when landed_streams.stream is null then 'no record of the stream was landed'
            when referred_to.stream = 'companies' then 'the API lists no companies without users'
            when referred_to.stream = 'admins' then 'admins who left and bots are not listed'
            when referred_to.stream = 'contacts' then 'merged and deleted contacts are not listed'
            else 'what was deleted is not listed'
        end as reason
    from referred_to
    left join landed
        on
            referred_to.workspace_id = landed.workspace_id
            and referred_to.stream = landed.stream
            and referred_to.record_id = landed.record_id
    left join landed_streams
        on
            referred_to.workspace_id = landed_streams.workspace_id
            and referred_to.stream = landed_streams.stream
    where landed.record_id is null

),

gaps as (

    select
        -- ids
        too_short.workspace_id,
        concat(too_short.kind, '/', too_short.stream, '/', too_short.record_id) as gap_id,
        too_short.stream,
        too_short.record_id,

        -- labels
        too_short.kind,
        cast(null as string) as referred_by,
        too_short.reason,

        -- numbers
        cast(too_short.expected_count as bigint) as expected_count,
        cast(too_short.landed_count as bigint) as landed_count,
        cast(null as bigint) as reference_count
    from too_short

    union all

    select
        -- ids
        dangling.workspace_id,
        concat(
            dangling.kind, '/', dangling.stream, '/', dangling.record_id, '/', dangling.referred_by
        ) as gap_id,
        dangling.stream,
        dangling.record_id,

        -- labels
        dangling.kind,
        dangling.referred_by,
        dangling.reason,

        -- numbers
        cast(1 as bigint) as expected_count,
        cast(0 as bigint) as landed_count,
        dangling.reference_count
    from dangling

)

select * from gaps
