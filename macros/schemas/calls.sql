{#- What is read of a record of `calls`. -#}
{% macro calls_schema() -%}
    {{ return({
        'conversation_id': 'text',
        'admin_id': 'text',
        'contact_id': 'text',
        'state': 'text',
        'call_type': 'text',
        'direction': 'text',
        'ended_reason': 'text',
        'phone': 'text',
        'recording_url': 'text',
        'transcription_url': 'text',
        'fin_recording_url': 'text',
        'fin_transcription_url': 'text',
        'duration': 'bigint',
        'talk_time': 'bigint',
        'queue_time': 'bigint',
        'hold_time': 'bigint',
        'initiated_at': 'time',
        'answered_at': 'time',
        'ended_at': 'time',
        'created_at': 'time',
        'updated_at': 'time',
    }) }}
{%- endmacro %}
