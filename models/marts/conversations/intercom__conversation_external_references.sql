with conversations as (

    select * from {{ ref('stg_intercom__conversations') }}

),

referring as (

    select
        conversations.workspace_id,
        conversations.conversation_id,
        {{ parse_record('conversations.external_references', external_references_schema()) }}
            as external_references,
        conversations.deleted_at,
        conversations.is_deleted,
        conversations.loaded_at
    from conversations
    where
        conversations.external_references is not null
        and {{ is_shown('conversations.is_deleted') }}

),

external_references as (

    select
        -- ids
        referring.workspace_id,
        referring.conversation_id,
        reference.id as reference_id,

        -- labels
        reference.type as reference_type,

        -- numbers
        position as reference_position,

        -- landing
        referring.deleted_at,
        referring.is_deleted,
        referring.loaded_at
    from referring
    {{ each_item('referring.external_references', 'reference') }}

)

select * from external_references
