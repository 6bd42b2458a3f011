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

{#- What people write in comes in parts; the API counts them. #}
{%- for owner, parts in [('conversation', 'conversation_parts'), ('ticket', 'ticket_parts')] %}

counted_{{ parts }} as (

    select
        {{ owner }}s.workspace_id,
        {{ owner }}s.{{ owner }}_id as record_id,
        {% if owner == 'conversation' -%}
        -- The vendor's statistics count the opening message too.
        greatest(
            coalesce({{ owner }}s.api_part_count, 0),
            coalesce({{ owner }}s.statistics_part_count - 1, 0)
        ) as expected_count,
        {%- else -%}
        coalesce({{ owner }}s.api_part_count, 0) as expected_count,
        {%- endif %}
        count({{ parts }}.part_id) as landed_count
    from {{ owner }}s
    left join {{ parts }}
        on
            {{ owner }}s.workspace_id = {{ parts }}.workspace_id
            and {{ owner }}s.{{ owner }}_id = {{ parts }}.{{ owner }}_id
            and not {{ parts }}.is_deleted
    group by all

),
{%- endfor %}

{#- Lists that the API cuts at ten: the rest has to be fetched, list by list. #}
{%- for stream, list, item in [
    ('contact_tags', 'tags', 'tag'),
    ('contact_companies', 'companies', 'company'),
    ('contact_notes', 'notes', 'note'),
] %}

counted_{{ stream }} as (

    select
        contacts.workspace_id,
        contacts.contact_id as record_id,
        contacts.{{ item }}_count as expected_count,
        greatest(
            count({{ stream }}.contact_id),
            {{ list_length('any_value(contacts.' ~ list ~ ')') }}
        ) as landed_count
    from contacts
    left join {{ stream }}
        on
            contacts.workspace_id = {{ stream }}.workspace_id
            and contacts.contact_id = {{ stream }}.contact_id
            and not {{ stream }}.is_deleted
    where contacts.is_{{ item }}_list_cut
    group by contacts.workspace_id, contacts.contact_id, contacts.{{ item }}_count

),
{%- endfor %}

-- Two lists of a contact, opted in to and out of, are completed by one.
cut_subscriptions as (

    select
        contacts.workspace_id,
        contacts.contact_id,
        contacts.opted_in_subscription_type_count
        + contacts.opted_out_subscription_type_count as expected_count,
        {{ list_length('contacts.opted_in_subscription_types') }}
        + {{ list_length('contacts.opted_out_subscription_types') }} as embedded_count
    from contacts
    where
        contacts.is_opted_in_subscription_type_list_cut
        or contacts.is_opted_out_subscription_type_list_cut

),

counted_contact_subscriptions as (

    select
        cut_subscriptions.workspace_id,
        cut_subscriptions.contact_id as record_id,
        cut_subscriptions.expected_count,
        greatest(
            count(contact_subscriptions.contact_id),
            cut_subscriptions.embedded_count
        ) as landed_count
    from cut_subscriptions
    left join contact_subscriptions
        on
            cut_subscriptions.workspace_id = contact_subscriptions.workspace_id
            and cut_subscriptions.contact_id = contact_subscriptions.contact_id
            and not contact_subscriptions.is_deleted
    group by
        cut_subscriptions.workspace_id,
        cut_subscriptions.contact_id,
        cut_subscriptions.expected_count,
        cut_subscriptions.embedded_count

),

too_short as (

    {%- for stream in ['conversation_parts', 'ticket_parts'] %}
    select
        counted_{{ stream }}.*,
        '{{ stream }}' as stream,
        case
            when counted_{{ stream }}.expected_count > 500 then 'truncated_parts'
            else 'missing_parts'
        end as kind,
        case
            when counted_{{ stream }}.expected_count > 500
                then 'the API gives the newest 500 parts only'
            else 'the API counts more parts than were landed'
        end as reason
    from counted_{{ stream }}

    union all
    {% endfor %}
    {%- for stream in [
        'contact_tags', 'contact_companies', 'contact_notes', 'contact_subscriptions',
    ] %}
    select
        counted_{{ stream }}.*,
        '{{ stream }}' as stream,
        'cut_list' as kind,
        'the API gives ten with the contact, and the rest was not fetched' as reason
    from counted_{{ stream }}
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

{#- Every id by which one record refers to another: from where, which, to what, for which rows. #}
{%- set people = "in ('user', 'lead', 'contact')" %}
{%- set staff = "in ('admin', 'bot')" %}
{%- set references = [
    ('conversations', 'admin_assignee_id', 'admins', none),
    ('conversations', 'team_assignee_id', 'teams', none),
    ('conversations', 'company_id', 'companies', none),
    ('conversations', 'source_author_id', 'contacts', 'source_author_type ' ~ people),
    ('conversations', 'source_author_id', 'admins', 'source_author_type ' ~ staff),
    ('conversations', 'rating_contact_id', 'contacts', none),
    ('conversations', 'rating_teammate_id', 'admins', none),
    ('conversation_parts', 'author_id', 'contacts', 'author_type ' ~ people),
    ('conversation_parts', 'author_id', 'admins', 'author_type ' ~ staff),
    ('conversation_parts', 'assigned_to_id', 'admins', "assigned_to_type = 'admin'"),
    ('conversation_parts', 'assigned_to_id', 'teams', "assigned_to_type = 'team'"),
    ('tickets', 'admin_assignee_id', 'admins', none),
    ('tickets', 'team_assignee_id', 'teams', none),
    ('ticket_parts', 'author_id', 'contacts', 'author_type ' ~ people),
    ('ticket_parts', 'author_id', 'admins', 'author_type ' ~ staff),
    ('contacts', 'owner_id', 'admins', none),
    ('contact_tags', 'tag_id', 'tags', none),
    ('contact_companies', 'company_id', 'companies', none),
] %}
{%- set listed_references = [
    ('conversations', 'contacts', 'contacts'),
    ('conversations', 'teammates', 'admins'),
    ('conversations', 'tags', 'tags'),
    ('tickets', 'contacts', 'contacts'),
    ('contacts', 'tags', 'tags'),
    ('contacts', 'companies', 'companies'),
] %}

referred_to as (

    {%- for referrer, column, stream, condition in references %}
    select
        {{ referrer }}.workspace_id,
        '{{ stream }}' as stream,
        {{ referrer }}.{{ column }} as record_id,
        '{{ referrer }}.{{ column }}' as referred_by,
        count(*) as reference_count
    from {{ referrer }}
    where
        {{ referrer }}.{{ column }} is not null
        and not {{ referrer }}.is_deleted
        {%- if condition %}
        and {{ referrer }}.{{ condition }}
        {%- endif %}
    group by {{ referrer }}.workspace_id, {{ referrer }}.{{ column }}

    union all
    {% endfor %}
    {%- for referrer, list, stream in listed_references %}
    select
        {{ referrer }}.workspace_id,
        '{{ stream }}' as stream,
        item.id as record_id,
        '{{ referrer }}.{{ list }}' as referred_by,
        count(*) as reference_count
    from {{ referrer }}
    {{ each_item(referrer ~ '.' ~ list, 'item') }}
    where item.id is not null
    group by {{ referrer }}.workspace_id, item.id
    {{ 'union all' if not loop.last }}
    {% endfor %}
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
    where too_short.landed_count < too_short.expected_count

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
