import { assertEquals, assertNotEquals, assertThrows } from "@std/assert";
import { type Clock, frozenClock } from "./clock.ts";
import { Random } from "./generator/random.ts";
import {
  addActivityLog,
  addArticle,
  addCall,
  addMacro,
  changeLibrary,
  deleteRecord,
  editRecord,
  endCall,
  renameArticle,
  renameMacro,
  restoreRecord,
} from "./library_changes.ts";
import { libraryOf } from "./library.ts";
import { withSimulator } from "./ask.ts";
import type { Workspace } from "./workspace.ts";

const NOW = Date.parse("2026-03-02T15:00:00Z");

function withWorkspace(test: (workspace: Workspace, clock: Clock) => void): Promise<void> {
  const clock = frozenClock(NOW);
  return withSimulator({ clock, contacts: 20, conversations: 90 }, ({ workspace }) => {
    test(workspace, clock);
    return Promise.resolve();
  });
}

Deno.test("A library tells the same past however late it is first asked for", async () => {
  const texts: string[] = [];
  for (const isLate of [false, true]) {
    await withWorkspace((workspace, clock) => {
      if (isLate) {
        clock.advance(86_400_000);
        for (const { id } of [...workspace.conversations.values()].slice(0, 30)) {
          workspace.conversations.delete(id);
        }
        workspace.staff = { ...workspace.staff, admins: workspace.staff.admins.slice(3) };
      }
      const library = Object.entries(libraryOf(workspace));
      texts.push(JSON.stringify(library.map(([name, store]) => [name, [...store.values()]])));
    });
  }
  assertEquals(texts[0], texts[1]);
});

Deno.test("An edited record changed now; a restored one comes back with its former time", async () => {
  await withWorkspace((workspace, clock) => {
    const { articles } = libraryOf(workspace);
    const [article] = [...articles.values()];
    const id = article?.id ?? "";
    clock.advance(60_000);
    const renamed = renameArticle(workspace, id, "Other");
    assertEquals([renamed.title, renamed.updated_at], ["Other", NOW / 1000 + 60]);
    assertEquals(deleteRecord(workspace, { stream: "articles", id }), true);
    assertEquals([articles.get(id), articles.size], [undefined, 119]);
    clock.advance(60_000);
    assertEquals(restoreRecord(workspace, { stream: "articles", id }), true);
    assertEquals(articles.get(id), renamed);
    assertEquals(restoreRecord(workspace, { stream: "articles", id }), false);
  });
});

Deno.test("`editRecord()` edits what has a time of change, such as a brand", async () => {
  await withWorkspace((workspace, clock) => {
    clock.advance(60_000);
    const id = workspace.app.id_code;
    const brand = editRecord(workspace, { stream: "brands", id, fields: { name: "Kite" } });
    assertEquals([brand.name, brand.updated_at], ["Kite", NOW / 1000 + 60]);
    const edit = { stream: "brands", id: "none", fields: {} } as const;
    const error = assertThrows(() => editRecord(workspace, edit), RangeError);
    assertEquals(error.message, 'Cannot edit "none" of brands as it is not there');
  });
});

Deno.test("What is added has an id of its own and the clock's now as its time", async () => {
  await withWorkspace((workspace, clock) => {
    const library = libraryOf(workspace);
    clock.advance(60_000);
    const now = NOW / 1000 + 60;
    assertEquals([addArticle(workspace).updated_at, library.articles.size], [now, 121]);
    assertEquals([addArticle(workspace).created_at, library.articles.size], [now, 122]);
    assertEquals([addActivityLog(workspace).created_at, library.activity_logs.size], [now, 401]);
    assertEquals([addMacro(workspace).updated_at, library.macros.size], [
      "2026-03-02T15:01:00.000Z",
      61,
    ]);
    assertEquals(renameMacro(workspace, "8800", "Other").updated_at, "2026-03-02T15:01:00.000Z");
  });
});

Deno.test("A call rings until it ends, and only then has a recording", async () => {
  await withWorkspace((workspace, clock) => {
    const { calls } = libraryOf(workspace);
    const call = addCall(workspace);
    assertEquals([call.state, call.ended_at, call.recording_url], ["ringing", null, null]);
    clock.advance(90_000);
    const ended = endCall(workspace, call.id);
    assertEquals([ended.state, ended.ended_at, ended.created_at], [
      "completed",
      NOW / 1000 + 90,
      call.created_at,
    ]);
    assertNotEquals(calls.get(call.id)?.recording_url, null);
  });
});

Deno.test("`changeLibrary()` does each of its changes sooner or later, and names it", async () => {
  await withWorkspace((workspace, clock) => {
    const random = new Random("library changes");
    const happened = new Set<string | undefined>();
    for (let round = 0; round < 200; round++) {
      clock.advance(1_000);
      happened.add(changeLibrary(workspace, random));
    }
    happened.delete(undefined);
    assertEquals([...happened].sort(), [
      "add activity log",
      "add article",
      "add call",
      "add macro",
      "delete article",
      "delete macro",
      "end call",
      "rename article",
      "rename macro",
      "restore article",
    ]);
  });
});
