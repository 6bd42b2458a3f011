import { assert, assertEquals } from "@std/assert";
import { ask, withSimulator } from "../ask.ts";
import { frozenClock } from "../clock.ts";
import { renameMacro } from "../library_changes.ts";

const NOW = Date.parse("2026-03-02T15:00:00Z");

interface Macro {
  readonly id: string;
  readonly updated_at: string;
}

Deno.test("Macros come newest change first, by a cursor that names time and id, without a count", async () => {
  await withSimulator({ contacts: 20, conversations: 5 }, async (simulator) => {
    const macros: Macro[] = [];
    const envelopes: unknown[] = [];
    let after = "";
    do {
      const { body } = await ask(simulator, `GET /macros?per_page=25${after}`);
      const { data, ...envelope } = body;
      macros.push(...data);
      envelopes.push(Object.keys(envelope), Object.keys(envelope.pages));
      const next = body.pages.next?.starting_after;
      after = next === undefined ? "" : `&starting_after=${next}`;
      const last = macros.at(-1);
      const seconds = Date.parse(last?.updated_at ?? "") / 1000;
      if (next !== undefined) assertEquals(atob(next), `[${seconds}.0, "${last?.id}"]`);
    } while (after !== "");
    assertEquals(envelopes.slice(0, 2), [["type", "pages"], ["type", "per_page", "next"]]);
    assertEquals(new Set(macros.map(({ id }) => id)).size, 60);
    const times = macros.map(({ updated_at }) => updated_at);
    assertEquals(times, times.toSorted().reverse());
    assert(new Set(times).size < 60, "No macros changed in the same second");
  });
});

Deno.test("A macro that changes between two pages is missing from the second and not found again", async () => {
  const clock = frozenClock(NOW);
  await withSimulator({ clock, contacts: 20, conversations: 5 }, async (simulator) => {
    const whole = (await ask(simulator, "GET /macros?per_page=60")).body.data as Macro[];
    const first = (await ask(simulator, "GET /macros?per_page=30")).body;
    clock.advance(60_000);
    renameMacro(simulator.workspace, whole[40]?.id ?? "", "Moved");
    const { starting_after } = first.pages.next;
    const second =
      (await ask(simulator, `GET /macros?per_page=30&starting_after=${starting_after}`))
        .body;
    const read = [...first.data, ...second.data].map(({ id }: Macro) => id);
    assertEquals([read.length, read.includes(whole[40]?.id ?? "")], [59, false]);
  });
});

Deno.test("`updated_since` asks for macros that changed later; what is no time is refused", async () => {
  const clock = frozenClock(NOW);
  await withSimulator({ clock, contacts: 20, conversations: 5 }, async (simulator) => {
    const [macro] = (await ask(simulator, "GET /macros")).body.data as Macro[];
    clock.advance(60_000);
    renameMacro(simulator.workspace, macro?.id ?? "", "Renamed");
    const since = `GET /macros?updated_since=${NOW / 1000}`;
    assertEquals((await ask(simulator, since)).body.data.map(({ id }: Macro) => id), [macro?.id]);
    const { status, body } = await ask(simulator, "GET /macros?updated_since=never");
    assertEquals([status, body.errors[0].message], [400, "Invalid updated_since timestamp"]);
  });
});

Deno.test("A cursor of macros that nobody wrote is refused", async () => {
  await withSimulator({ contacts: 20, conversations: 5 }, async (simulator) => {
    for (const cursor of ["!", btoa("[]"), btoa('["a", 1]'), btoa("5")]) {
      const { status, body } = await ask(simulator, `GET /macros?starting_after=${cursor}`);
      assertEquals([status, body.errors[0].message], [400, "Invalid starting_after param"]);
    }
  });
});
