import { assertEquals } from "@std/assert";
import { readRows } from "./landed.ts";
import { syncRun, withDatabase } from "./sync_run.ts";

/** What no client may round, drop, reorder or repair. One value a line, each as it is sent. */
const values = [
  '"integer beyond 2^53": 9007199254740993',
  '"a longer one": -123456789012345678901234567890',
  '"more digits than a double": 0.1234567890123456789',
  '"an exponent": 1e400',
  '"unknown": {"nested": [{"deeper": {"still": [null, true, [], {}]}}]}',
  '"empty": ""',
  '"": "an empty key"',
  '"__proto__": {"polluted": true}',
  '"quotes \\" and \\\\ and \\u0007 and \\u0000": "\\u0000\\u001f\\\\\\""',
  '"emoji 👩‍👩‍👧‍👦": "🏳️‍🌈 \\ud83d\\ude42"',
  '"right to left": "שלום ‮ مرحبا"',
  '"combining": "é vs é", "plane 2": "𠮷", "line separators": "\\u2028\\u2029", "no characters": "\\ufffe\\uffff"',
  '"looks like a number": "00123", "looks like a date": "2024-01-01", "looks like JSON": "{\\"a\\":1}"',
].join(", ");

const contact = `{"type":"contact","id":"c1","role":"user","updated_at":1700000000,${values}}`;
const part =
  `{"type":"conversation_part","id":90071992547409931,"updated_at":1700000000,${values}}`;
const conversation = (parts: string) =>
  `{"type":"conversation","id":"7","updated_at":1700000000,${values},` +
  `"conversation_parts":{"type":"conversation_part.list","conversation_parts":[${parts}],"total_count":1}}`;

const answers: Readonly<Record<string, string>> = {
  "GET /me": '{"type":"admin","id":"1","app":{"id_code":"w1"}}',
  "POST /contacts/search": `{"type":"list","data":[${contact}],"total_count":1,"pages":{}}`,
  "POST /conversations/search":
    `{"conversations":[{"id":"7","updated_at":1700000000}],"total_count":1,"pages":{}}`,
  "GET /conversations/7": conversation(part),
};

/** A document without the white space that means nothing; all else as it was written. */
function compact(text: string): string {
  return text.replaceAll(/("(?:[^"\\]|\\.)*")|\s+/g, "$1");
}

Deno.test("a record comes back from raw as it was sent, value for value", () =>
  withDatabase(async (database) => {
    const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, (request) => {
      const { pathname } = new URL(request.url);
      const answer = answers[`${request.method} ${pathname}`];
      return new Response(answer, { headers: { "content-type": "application/json" } });
    });
    try {
      const url = `http://127.0.0.1:${server.addr.port}`;
      const end = await syncRun({
        url,
        database,
        streams: ["contacts", "conversations"],
        skip: ["deleted_conversations"],
      });
      assertEquals(end.status, "ok", JSON.stringify(end.results));
      const landed = await readRows(
        database,
        `select record_id, record::varchar as record from intercom_raw.contacts
         union all select record_id, record::varchar from intercom_raw.conversations
         union all select record_id, record::varchar from intercom_raw.conversation_parts`,
      );
      const sent = [["c1", contact], ["7", conversation("")], ["90071992547409931", part]];
      assertEquals(
        landed.map(({ record_id, record }) => [record_id, unescaped(String(record))]),
        sent.map(([id, record]) => [id, unescaped(compact(record ?? ""))]),
      );
      const [digits] = await readRows(
        database,
        `select record ->> 'integer beyond 2^53' as digits, record ->> 'empty' as empty,
           json_type(record, '$.unknown.nested[0].deeper.still[0]') as nothing
         from intercom_raw.contacts`,
      );
      assertEquals(digits, { digits: "9007199254740993", empty: "", nothing: "NULL" });
    } finally {
      await server.shutdown();
    }
  }));

/** The same text whether a character is escaped or not: both are the same value. */
function unescaped(text: string): string {
  return text.replaceAll(/(?<!\\)((?:\\\\)*)\\u([0-9a-f]{4})/g, (_, before, code) => {
    const character = String.fromCharCode(parseInt(code, 16));
    return before + (character < " " ? JSON.stringify(character).slice(1, -1) : character);
  });
}
