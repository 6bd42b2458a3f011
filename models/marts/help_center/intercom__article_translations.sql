with articles as (

    select * from {{ ref('stg_intercom__articles') }}

),

entries as (

    select
        articles.workspace_id,
        articles.article_id,
        entry_name as locale,
        {{ parse_record('entry_value', article_contents_schema()) }} as content
    from articles
    {{ each_entry('articles.translated_content') }}
    -- Beside the languages there is the object's own type, a text.
    where entry_type = 'object'

),

-- The default language may be missing among the others: its text is the article's own.
languages as (

    select
        entries.workspace_id,
        entries.article_id,
        entries.locale,
        {{ zero_is_none('entries.content.author_id') }} as author_id,
        {{ zero_is_none('entries.content.created_by_id') }} as created_by_id,
        {{ zero_is_none('entries.content.updated_by_id') }} as updated_by_id,
        entries.content.title,
        entries.content.description,
        entries.content.body,
        entries.content.body_markdown,
        entries.content.state,
        entries.content.url,
        {{ json_document('entries.content.audience_ids') }} as audience_ids,
        entries.content.has_unpublished_changes,
        entries.content.ai_chatbot_availability as is_available_to_fin,
        entries.content.ai_copilot_availability as is_available_to_copilot,
        entries.content.ai_sales_agent_availability as is_available_to_sales_agent,
        {{ unix_to_timestamp('entries.content.created_at') }} as created_at,
        {{ unix_to_timestamp('entries.content.updated_at') }} as updated_at,
        {{ unix_to_timestamp('entries.content.draft_updated_at') }} as draft_updated_at
    from entries

    union all

    select
        articles.workspace_id,
        articles.article_id,
        articles.default_locale as locale,
        articles.author_id,
        articles.created_by_id,
        articles.updated_by_id,
        articles.title,
        articles.description,
        articles.body,
        articles.body_markdown,
        articles.state,
        articles.url,
        articles.audience_ids,
        articles.has_unpublished_changes,
        articles.is_available_to_fin,
        articles.is_available_to_copilot,
        articles.is_available_to_sales_agent,
        articles.created_at,
        articles.updated_at,
        articles.draft_updated_at
    from articles
    where
        articles.default_locale is not null
        and not exists (
            select 1
            from entries
            where
                entries.workspace_id = articles.workspace_id
                and entries.article_id = articles.article_id
                and entries.locale = articles.default_locale
        )

),

shown as (

    select
        -- ids
        languages.workspace_id,
        languages.article_id,
        languages.author_id,
        languages.created_by_id,
        languages.updated_by_id,

        -- labels
        languages.locale,
        languages.title,
        languages.description,
        languages.body,
        languages.body_markdown,
        languages.state,
        languages.url,
        languages.audience_ids,

        -- flags
        coalesce(
            languages.locale = articles.default_locale, false
        ) as is_default_locale,
        languages.has_unpublished_changes,
        languages.is_available_to_fin,
        languages.is_available_to_copilot,
        languages.is_available_to_sales_agent,

        -- times
        languages.created_at,
        languages.updated_at,
        languages.draft_updated_at,

        -- landing
        articles.deleted_at,
        articles.is_deleted,
        articles.loaded_at
    from languages
    inner join articles
        on
            languages.workspace_id = articles.workspace_id
            and languages.article_id = articles.article_id
    where {{ is_shown('articles.is_deleted') }}

)

select * from shown
