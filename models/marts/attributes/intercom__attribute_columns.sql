{%- set kinds = ['contact', 'company', 'conversation'] -%}

with contact_definitions as (

    select * from {{ ref('stg_intercom__contact_attributes') }}

),

company_definitions as (

    select * from {{ ref('stg_intercom__company_attributes') }}

),

conversation_definitions as (

    select * from {{ ref('stg_intercom__conversation_attributes') }}

),

contact_values as (

    select * from {{ ref('intercom__contact_attribute_values') }}

),

company_values as (

    select * from {{ ref('intercom__company_attribute_values') }}

),

conversation_values as (

    select * from {{ ref('intercom__conversation_attribute_values') }}

),

-- Where the definitions could not be read, the values still tell of their attributes.
attributes as (

    {%- for kind in kinds %}
    select
        declared.workspace_id,
        '{{ kind }}' as model,
        declared.attribute_name,
        declared.attribute_key,
        true as is_declared,
        declared.first_created_at,
        case
            when declared.data_type = 'integer' then 'bigint'
            when declared.data_type in ('float', 'decimal') then 'double'
            when declared.data_type = 'boolean' then 'boolean'
            when declared.data_type in ('date', 'datetime') then 'timestamp'
            else 'string'
        end as column_type,
        declared.deleted_at,
        declared.is_deleted,
        declared.loaded_at
    from ({{ living_definitions(kind ~ '_definitions') }}) as declared

    union all

    select
        undeclared.workspace_id,
        '{{ kind }}' as model,
        undeclared.attribute_name,
        cast(null as string) as attribute_key,
        false as is_declared,
        cast(null as timestamp) as first_created_at,
        'string' as column_type,
        cast(null as timestamp) as deleted_at,
        false as is_deleted,
        max(undeclared.loaded_at) as loaded_at
    from {{ kind }}_values as undeclared
    where not undeclared.is_declared
    group by undeclared.workspace_id, undeclared.attribute_name
    {{ 'union all' if not loop.last }}
    {%- endfor %}

),

-- Workspaces may declare a name with several types, or not at all, and still it is one column.
spelled as (

    select
        attributes.*,
        coalesce(
            nullif({{ snake_case('attributes.attribute_name') }}, ''), 'attribute'
        ) as plain_name,
        bool_or(attributes.is_declared) over same_name as is_declared_anywhere,
        min(attributes.first_created_at) over same_name as earliest_created_at,
        min(attributes.column_type) over same_name as least_column_type,
        max(attributes.column_type) over same_name as greatest_column_type,
        bool_and(attributes.column_type in ('bigint', 'double')) over same_name as is_number
    from attributes
    window same_name as (partition by attributes.model, attributes.attribute_name)

),

-- There is a column `custom_attributes` already, the values as the API sends them.
numbered as (

    select
        spelled.*,
        dense_rank() over (
            partition by spelled.model, spelled.plain_name
            order by
                spelled.is_declared_anywhere desc,
                spelled.earliest_created_at asc nulls last,
                spelled.attribute_name asc
        ) + case when spelled.plain_name = 'attributes' then 1 else 0 end as name_number
    from spelled

),

named as (

    select
        -- ids
        numbered.workspace_id,
        numbered.attribute_key,

        -- labels
        numbered.model,
        numbered.attribute_name,
        case
            when numbered.name_number = 1 then concat('custom_', numbered.plain_name)
            else concat('custom_', numbered.plain_name, '__', numbered.name_number)
        end as column_name,
        case
            when numbered.least_column_type = numbered.greatest_column_type
                then numbered.column_type
            when numbered.is_number then 'double'
            else 'string'
        end as column_type,

        -- flags
        numbered.is_declared,

        -- landing
        numbered.deleted_at,
        numbered.is_deleted,
        numbered.loaded_at
    from numbered
    where {{ is_shown('numbered.is_deleted') }}

)

select * from named
