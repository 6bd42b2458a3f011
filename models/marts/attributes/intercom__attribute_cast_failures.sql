{%- set kinds = ['contact', 'company', 'conversation', 'ticket'] -%}

with contact_values as (

    select * from {{ ref('intercom__contact_attribute_values') }}

),

company_values as (

    select * from {{ ref('intercom__company_attribute_values') }}

),

conversation_values as (

    select * from {{ ref('intercom__conversation_attribute_values') }}

),

ticket_values as (

    select * from {{ ref('intercom__ticket_attribute_values') }}

),

-- What is null fits every type.
attribute_values as (

    {%- for kind in kinds %}
    select
        workspace_id,
        '{{ kind }}' as model,
        {{ kind }}_id as record_id,
        attribute_key,
        attribute_name,
        declared_data_type,
        is_of_declared_type
    from {{ kind }}_values
    where
        not is_deleted
        and is_of_declared_type is not null
    {{ 'union all' if not loop.last }}
    {%- endfor %}

),

counted as (

    select
        -- ids
        attribute_values.workspace_id,
        attribute_values.attribute_key,
        min(attribute_values.record_id) filter (
            where not attribute_values.is_of_declared_type
        ) as example_record_id,

        -- labels
        attribute_values.model,
        attribute_values.attribute_name,
        attribute_values.declared_data_type,

        -- numbers
        count(*) as value_count,
        count(*) filter (where not attribute_values.is_of_declared_type) as failed_count
    from attribute_values
    group by
        attribute_values.workspace_id, attribute_values.attribute_key, attribute_values.model,
        attribute_values.attribute_name, attribute_values.declared_data_type
    having count(*) filter (where not attribute_values.is_of_declared_type) > 0

)

select * from counted
