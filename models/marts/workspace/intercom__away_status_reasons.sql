with away_status_reasons as (

    select * from {{ ref('stg_intercom__away_status_reasons') }}

),

shown as (

    select
        -- ids
        away_status_reasons.workspace_id,
        away_status_reasons.away_status_reason_id,

        -- labels
        away_status_reasons.label,
        away_status_reasons.emoji,

        -- flags
        away_status_reasons.is_retired,

        -- numbers
        away_status_reasons.position,

        -- times
        away_status_reasons.created_at,
        away_status_reasons.updated_at,

        -- landing
        away_status_reasons.deleted_at,
        away_status_reasons.is_deleted,
        away_status_reasons.loaded_at
    from away_status_reasons
    where {{ is_shown('away_status_reasons.is_deleted') }}

)

select * from shown
