/** Stream, path, types, how many records. */
type Row = readonly (string | number)[];

/** Ids of rows that are not the simulator's begin with this. It is after each id of the simulator, in order. */
export const PLANTED = "~planted";

/** What the API never sends, by stream: some of it no model knows, some does not fit. */
const planted: Readonly<Record<string, readonly string[]>> = {
  tags: [
    '{"name":"A","colour":"red","tags.name":"a name with a dot"}',
    '{"name":"B","colour":7,"nested":{"deeper":[{"still":{"more":1}}]}}',
    '{"name":"C","colour":null,"nested":{},"Name":"another case","":"no name"}',
  ],
  companies: [
    '{"size":"150","monthly_spend":"12.5","plan":{"name":"Pro","price":{"per":"month"}}}',
    '{"size":"many","plan":"Pro","tags":{"tags":[{"id":1,"weight":0.5},{"id":"2","weight":1}]}}',
    '{"size":1.5,"plan":[],"tags":{"tags":{"id":"1"}},"created_at":["2024"]}',
  ],
  conversation_parts: ['{"author":{"type":"user","mood":"fine"},"redacted":"perhaps"}'],
};

/** What must be listed of it: stream, path, JSON types, how many records. */
export const unmodelled: readonly Row[] = [
  ["companies", "plan.price", "object", 1],
  ["companies", "tags.tags[].weight", "integer, number", 1],
  ["conversation_parts", "author.mood", "string", 1],
  ["tags", '""', "string", 1],
  ["tags", '"tags.name"', "string", 1],
  ["tags", "Name", "string", 1],
  ["tags", "colour", "integer, string", 2],
  ["tags", "nested", "object", 1],
];

/** And of what does not fit: stream, path, what it is read as, JSON types, how many records. */
export const unread: readonly Row[] = [
  ["companies", "created_at", "unix_time", "list", 1],
  ["companies", "plan", "object", "string", 1],
  ["companies", "size", "bigint", "number, string", 2],
  ["companies", "tags.tags", "list", "object", 1],
  ["conversation_parts", "redacted", "boolean", "string", 1],
];

/** The statements that put it into the raw tables of a database. */
export function plantings(): string {
  return Object.entries(planted).flatMap(([stream, records]) =>
    records.map((record, index) =>
      `insert into intercom_raw.${stream}
         (workspace_id, record_id, parent_id, record, loaded_at, run_id, api_version)
       select workspace_id, '${PLANTED}-${index}', parent_id, '${record}', loaded_at, run_id, api_version
       from intercom_raw.${stream} limit 1`
    )
  ).join(";\n");
}
