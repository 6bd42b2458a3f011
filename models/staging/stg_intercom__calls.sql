{{
    config(
        materialized='incremental',
        incremental_strategy='merge',
        unique_key=['workspace_id', 'call_id'],
        on_schema_change='append_new_columns',
    )
}}

with landed as (

    select landed.* from {{ source('intercom', 'calls') }} as landed
    {{ newly_loaded('landed') }}

),

parsed as (

    select
        landed.*,
        {{ parse_record('landed.record', calls_schema()) }} as call
    from landed

),

renamed as (

    select
        -- ids
        parsed.workspace_id,
        parsed.record_id as call_id,
        {{ zero_is_none('parsed.call.conversation_id') }} as conversation_id,
        {{ zero_is_none('parsed.call.admin_id') }} as admin_id,
        {{ zero_is_none('parsed.call.contact_id') }} as contact_id,

        -- labels
        parsed.call.state,
        parsed.call.call_type,
        parsed.call.direction,
        parsed.call.ended_reason,
        parsed.call.phone,
        parsed.call.recording_url,
        parsed.call.transcription_url,
        parsed.call.fin_recording_url,
        parsed.call.fin_transcription_url,

        -- numbers
        parsed.call.duration as duration_seconds,
        parsed.call.talk_time as talk_seconds,
        parsed.call.queue_time as queue_seconds,
        parsed.call.hold_time as hold_seconds,

        -- times
        {{ text_to_timestamp('parsed.call.initiated_at') }} as initiated_at,
        {{ text_to_timestamp('parsed.call.answered_at') }} as answered_at,
        {{ text_to_timestamp('parsed.call.ended_at') }} as ended_at,
        {{ text_to_timestamp('parsed.call.created_at') }} as created_at,
        {{ text_to_timestamp('parsed.call.updated_at') }} as updated_at,

        -- landing
        {{ landing_columns('parsed') }}
    from parsed

)

select * from renamed
