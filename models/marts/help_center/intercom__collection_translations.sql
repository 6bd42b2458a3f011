with collections as (

    select * from {{ ref('stg_intercom__collections') }}

),

entries as (

    select
        collections.workspace_id,
        collections.collection_id,
        entry_name as locale,
        {{ parse_record('entry_value', collection_contents_schema()) }} as content
    from collections
    {{ each_entry('collections.translated_content') }}
    -- Beside the languages there is the object's own type, a text.
    where entry_type = 'object'

),

-- The default language may be missing among the others: its text is the collection's own.
languages as (

    select
        entries.workspace_id,
        entries.collection_id,
        entries.locale,
        entries.content.name,
        entries.content.description
    from entries

    union all

    select
        collections.workspace_id,
        collections.collection_id,
        collections.default_locale as locale,
        collections.name,
        collections.description
    from collections
    where
        collections.default_locale is not null
        and not exists (
            select 1
            from entries
            where
                entries.workspace_id = collections.workspace_id
                and entries.collection_id = collections.collection_id
                and entries.locale = collections.default_locale
        )

),

shown as (

    select
        -- ids
        languages.workspace_id,
        languages.collection_id,

        -- labels
        languages.locale,
        languages.name,
        languages.description,

        -- flags
        coalesce(
            languages.locale = collections.default_locale, false
        ) as is_default_locale,

        -- landing
        collections.deleted_at,
        collections.is_deleted,
        collections.loaded_at
    from languages
    inner join collections
        on
            languages.workspace_id = collections.workspace_id
            and languages.collection_id = collections.collection_id
    where {{ is_shown('collections.is_deleted') }}

)

select * from shown
