{#-
    Custom attributes as columns: a select of one row for each contact, company or conversation that carries any, with its
    workspace, its id, and a column for each attribute, typed as the attribute is declared.

        select * from {{ ref('intercom__contacts') }}
        left join ({{ intercom_elt.pivot_attributes('contact', ['plan', 'MRR']) }}) as attributes using (workspace_id, contact_id)

    `attributes` chooses some by their exact names; without it the variable `intercom_contact_attributes` does
    (`intercom_company_attributes`, `intercom_conversation_attributes`), and without that all are given. Names and types of
    the columns are those of the mart `attribute_columns`. A value that does not fit its type is null.

    Which attributes there are is known to the database only, and an engine must know the columns of a select before it
    runs (DuckDB's PIVOT could find them itself, but not in a view, and not with a type for each; Spark's cannot). So the
    names are read from `attribute_columns` when a model is run or compiled with a database where that mart is built.
    Elsewhere, as when a project is parsed, there are none.
-#}
{% macro pivot_attributes(model, attributes=none) -%}
    {%- set readings = {
        'string': 'attribute_values.value_text',
        'bigint': intercom_elt.try_to('attribute_values.value_text', 'bigint'),
        'double': 'attribute_values.value_number',
        'boolean': 'attribute_values.value_boolean',
        'timestamp': 'attribute_values.value_at',
    } -%}
    select
        attribute_values.workspace_id,
        attribute_values.{{ model }}_id
        {%- for column in intercom_elt.pivoted_columns(model, attributes) %},
        max({{ readings[column.type] }}) filter (
            where
            attribute_columns.column_name = '{{ column.name }}'
            {{ '' if column.type == 'string' else 'and attribute_values.is_of_declared_type' }}
        ) as {{ column.name }}
        {%- endfor %}
    from {{ ref('intercom__' ~ model ~ '_attribute_values') }} as attribute_values
    inner join {{ ref('intercom__attribute_columns') }} as attribute_columns
        on
            attribute_values.workspace_id = attribute_columns.workspace_id
            and attribute_values.attribute_name = attribute_columns.attribute_name
            and attribute_columns.model = '{{ model }}'
    group by attribute_values.workspace_id, attribute_values.{{ model }}_id
{%- endmacro %}


{#- The name and type of each column that `pivot_attributes` gives, in the order of the names. -#}
{% macro pivoted_columns(model, attributes=none) -%}
    {%- set attribute_columns = ref('intercom__attribute_columns') -%}
    {%- if not execute or load_relation(attribute_columns) is none -%}
        {{ return([]) }}
    {%- endif -%}
    {%- set chosen = attributes if attributes is not none else var('intercom_' ~ model ~ '_attributes', none) -%}
    {%- set known = run_query(
        "select attribute_name, column_name, column_type from " ~ attribute_columns ~ " where model = '" ~ model
        ~ "' group by attribute_name, column_name, column_type order by column_name"
    ) -%}
    {%- set columns = [] -%}
    {%- for row in known.rows if chosen is none or row[0] in chosen -%}
        {%- do columns.append({'name': row[1], 'type': row[2]}) -%}
    {%- endfor -%}
    {%- for name in chosen or [] if name not in known.columns[0].values() -%}
        {%- do exceptions.warn('Cannot find the ' ~ model ~ ' attribute "' ~ name ~ '": it gets no column') -%}
    {%- endfor -%}
    {{ return(columns) }}
{%- endmacro %}
