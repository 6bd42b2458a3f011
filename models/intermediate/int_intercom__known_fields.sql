{{ config(schema='staging', materialized='table') }}

with fields as (

    select
        -- ids
        listed.stream,
        listed.path,

        -- labels
        listed.type,
        listed.list_path,
        listed.pointer,
        listed.object_path,
        listed.object_pointer,
        listed.name,
        listed.reason
    from (
        values
        {{ known_field_rows() }}
    ) as listed (
        stream, path, type, list_path, pointer, object_path, object_pointer, name, reason
    )

)

select * from fields
