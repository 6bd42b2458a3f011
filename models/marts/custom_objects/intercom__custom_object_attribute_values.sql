with custom_objects as (

    select * from {{ ref('stg_intercom__custom_objects') }}

),

attribute_values as (

    {{ entry_values(
        'custom_objects',
        ['workspace_id', 'object_type', 'custom_object_id'],
        'custom_attributes',
        'attribute_name'
    ) }}

)

select * from attribute_values
