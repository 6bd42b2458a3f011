{#-
    Every id by which one record refers to another, with the number of records that do: `workspace_id`, `stream` (of which
    the id is), `record_id`, `referred_by` (the field), `reference_count`. The relations are named as in
    `intercom__record_gaps`, which reads them.
-#}
{% macro referred_ids() -%}
    {%- set people = "in ('user', 'lead', 'contact')" -%}
    {%- set staff = "in ('admin', 'bot')" -%}
    {#- From where, which, to what, for which rows. -#}
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
    ] -%}
    {#- From where, which list, to what. -#}
    {%- set listed_references = [
        ('conversations', 'contacts', 'contacts'),
        ('conversations', 'teammates', 'admins'),
        ('conversations', 'tags', 'tags'),
        ('tickets', 'contacts', 'contacts'),
        ('contacts', 'tags', 'tags'),
        ('contacts', 'companies', 'companies'),
    ] -%}
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
{%- endmacro %}
