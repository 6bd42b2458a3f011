{#- What is read of each stream's records: the stream's name to the macro that says it. Every stream is here. -#}
{% macro record_schemas() -%}
    {{ return({
        'workspace': workspace_schema,
        'admins': admins_schema,
        'teams': teams_schema,
        'away_status_reasons': away_status_reasons_schema,
        'tags': tags_schema,
        'segments': segments_schema,
        'subscription_types': subscription_types_schema,
        'contact_attributes': contact_attributes_schema,
        'company_attributes': company_attributes_schema,
        'conversation_attributes': conversation_attributes_schema,
        'contacts': contacts_schema,
        'contact_tags': contact_tags_schema,
        'contact_companies': contact_companies_schema,
        'contact_subscriptions': contact_subscriptions_schema,
        'contact_merges': contact_merges_schema,
        'contact_notes': contact_notes_schema,
        'contact_events': contact_events_schema,
        'contact_event_summaries': contact_event_summaries_schema,
        'contact_segments': contact_segments_schema,
        'companies': companies_schema,
        'conversations': conversations_schema,
        'conversation_parts': conversation_parts_schema,
        'deleted_conversations': deleted_conversations_schema,
        'ticket_types': ticket_types_schema,
        'ticket_states': ticket_states_schema,
        'tickets': tickets_schema,
        'ticket_parts': ticket_parts_schema,
        'help_centers': help_centers_schema,
        'collections': collections_schema,
        'articles': articles_schema,
        'internal_articles': internal_articles_schema,
        'news_items': news_items_schema,
        'newsfeeds': newsfeeds_schema,
        'macros': macros_schema,
        'brands': brands_schema,
        'content_snippets': content_snippets_schema,
        'office_hours': office_hours_schema,
        'activity_logs': activity_logs_schema,
        'calls': calls_schema,
        'custom_objects': custom_objects_schema,
    }) }}
{%- endmacro %}


{#- The names of all streams, which are the names of their raw tables. -#}
{% macro record_streams() -%}
    {{ return(record_schemas().keys() | list) }}
{%- endmacro %}


{#- What is read of a record of a stream, as `parse_record` takes it. -#}
{% macro record_schema(stream) -%}
    {{ return(record_schemas()[stream]()) }}
{%- endmacro %}


{#-
    A schema as a list of its fields: `path` (`author.type`, `tags.tags[].id`) and `type`: text, bigint, double, boolean,
    unix_time, time, json or json object (which cover everything below), object or list. A value of any name
    ends in `{}`, as an item of a list in `[]`.
-#}
{% macro schema_fields(schema, path='') -%}
    {%- set fields = [] -%}
    {%- if schema is string -%}
        {%- do fields.append({'path': path, 'type': schema}) -%}
    {%- elif schema is mapping and '*' in schema -%}
        {%- do fields.append({'path': path, 'type': 'json object'}) -%}
        {%- do fields.extend(schema_fields(schema['*'], path ~ '{}')) -%}
    {%- elif schema is mapping -%}
        {%- if path -%}
            {%- do fields.append({'path': path, 'type': 'object'}) -%}
        {%- endif -%}
        {%- for name, inner in schema.items() -%}
            {%- do fields.extend(schema_fields(inner, path ~ '.' ~ name if path else name)) -%}
        {%- endfor -%}
    {%- elif is_parsed_later(schema) -%}
        {%- do fields.extend(schema_fields(schema[1], path)) -%}
    {%- else -%}
        {%- do fields.append({'path': path, 'type': 'list'}) -%}
        {%- do fields.extend(schema_fields(schema[0], path ~ '[]')) -%}
    {%- endif -%}
    {{ return(fields) }}
{%- endmacro %}


{#-
    A schema as what can be looked at one by one: the record, and the items of each list in it. Each part has
    - `path`: empty for the record, `tags.tags[]` for an item, `translated_content{}` for a value of any name
    - `type`: what it is read as
    - `objects`: the objects in it, by their path in it (empty for itself), with the names of what is read of each
    - `values`: what else is read in it, by its path in it, with the type
-#}
{% macro schema_parts(schema) -%}
    {%- set parts = {'': {'path': '', 'type': 'object', 'objects': {'': []}, 'values': {}}} -%}
    {%- for field in schema_fields(schema) -%}
        {%- if field.path.endswith('[]') or field.path.endswith('{}') -%}
            {%- set objects = {'': []} if field.type == 'object' else {} -%}
            {%- do parts.update({field.path: {
                'path': field.path, 'type': field.type, 'objects': objects, 'values': {},
            }}) -%}
        {%- else -%}
            {%- set list, item, rest = field.path.replace('{}', '[]').rpartition('[]') -%}
            {%- set part = parts[field.path[:(list ~ item) | length]] -%}
            {%- set path = rest.lstrip('.') -%}
            {%- set object, dot, name = path.rpartition('.') -%}
            {%- do part.objects[object].append(name) -%}
            {%- do part['values'].update({path: field.type}) -%}
            {%- if field.type == 'object' -%}
                {%- do part.objects.update({path: []}) -%}
            {%- endif -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(parts.values() | list) }}
{%- endmacro %}
