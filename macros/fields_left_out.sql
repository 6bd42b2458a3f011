{#-
    What the API sends and no model reads on purpose, with the reason. `everywhere`: names that are left out of each object
    that is read. `fields`: paths by stream, `*` as a stream for each of them, `*` as a name for all that is not read of an
    object. models/docs/unmodelled_field.md says the same in words.
-#}
{% macro fields_left_out() -%}
    {{ return([
        {
            'reason': 'The word for what the object is, the same in each.',
            'everywhere': ['type'],
        },
        {
            'reason': 'The id of the workspace, which each row has as `workspace_id`.',
            'everywhere': ['workspace_id', 'app_id'],
            'fields': {'workspace': ['app.id_code']},
        },
        {
            'reason': 'What identifies the record, which is the id of its row.',
            'fields': {
                '*': ['id'],
                'contact_event_summaries': ['name'],
                'contact_merges': ['source_contact_id'],
            },
        },
        {
            'reason': 'The owner, whose id is in the row.',
            'fields': {
                'companies': ['notes.notes[].company'],
                'contact_events': ['intercom_user_id'],
                'contact_notes': ['contact'],
                'ticket_types': [
                    'ticket_type_attributes.data[].ticket_type_id',
                    'ticket_type_attributes.ticket_type_attributes[].ticket_type_id',
                ],
            },
        },
        {
            'reason': 'A list that lands as rows of a stream of its own, and is empty here.',
            'fields': {
                'contacts': ['merge_history'],
                'conversations': ['conversation_parts.conversation_parts'],
                'tickets': ['ticket_parts.ticket_parts'],
            },
        },
        {
            'reason': 'How long a list is that stands whole beside it.',
            'fields': {'conversations': ['topics.total_count', 'ai_topics.total_count']},
        },
        {
            'reason': 'The address of the list, or of one of its items, in the API.',
            'fields': {
                'contacts': [
                    'tags.url',
                    'tags.data[].url',
                    'companies.url',
                    'companies.data[].url',
                    'notes.url',
                    'notes.data[].url',
                    'opted_in_subscription_types.url',
                    'opted_in_subscription_types.data[].url',
                    'opted_out_subscription_types.url',
                    'opted_out_subscription_types.data[].url',
                ],
            },
        },
        {
            'reason': 'A copy of a record that has a row of its own in another stream.',
            'fields': {
                'companies': [
                    'segments.segments[].created_at',
                    'segments.segments[].updated_at',
                    'segments.segments[].person_type',
                ],
                'contact_companies': ['*'],
                'contact_notes': ['author.away_mode_enabled', 'author.away_mode_reassign'],
                'contact_segments': ['*'],
                'contact_subscriptions': [
                    'default_translation.description',
                    'default_translation.locale',
                    'translations',
                    'content_types',
                ],
                'conversations': ['company.*'],
                'ticket_states': ['ticket_types.data[].*'],
                'tickets': ['ticket_type.*'],
                'workspace': [
                    'job_title',
                    'avatar',
                    'away_mode_enabled',
                    'away_mode_reassign',
                    'has_inbox_seat',
                    'team_ids',
                ],
            },
        },
    ]) }}
{%- endmacro %}


{#- The fields that are left out of an object of a stream's records, by name, with the reason. -#}
{% macro names_left_out(stream, object) -%}
    {%- set names = {} -%}
    {%- set start = object ~ '.' if object else '' -%}
    {%- for group in fields_left_out() -%}
        {%- for name in group.get('everywhere', []) -%}
            {%- do names.update({name: group.reason}) -%}
        {%- endfor -%}
        {%- set fields = group.get('fields', {}) -%}
        {%- for path in fields.get('*', []) + fields.get(stream, []) -%}
            {%- if path.startswith(start) and '.' not in path[start | length:] -%}
                {%- do names.update({path[start | length:]: group.reason}) -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(names) }}
{%- endmacro %}
