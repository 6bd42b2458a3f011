with calls as (

    select * from {{ ref('stg_intercom__calls') }}

),

shown as (

    select
        -- ids
        calls.workspace_id,
        calls.call_id,
        calls.conversation_id,
        calls.admin_id,
        calls.contact_id,

        -- labels
        calls.state,
        calls.call_type,
        calls.direction,
        calls.ended_reason,
        calls.phone,
        calls.recording_url,
        calls.transcription_url,
        calls.fin_recording_url,
        calls.fin_transcription_url,

        -- numbers
        calls.duration_seconds,
        calls.talk_seconds,
        calls.queue_seconds,
        calls.hold_seconds,

        -- times
        calls.initiated_at,
        calls.answered_at,
        calls.ended_at,
        calls.created_at,
        calls.updated_at,

        -- landing
        calls.deleted_at,
        calls.is_deleted,
        calls.loaded_at
    from calls
    where {{ is_shown('calls.is_deleted') }}

)

select * from shown
