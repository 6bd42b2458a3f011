import { assertEquals } from "@std/assert";
import { changeWorkspace } from "../simulator/changes.ts";
import { startSimulator } from "../simulator/simulator.ts";
import { rawTruth } from "../simulator/truth.ts";
import { differencesToTruth } from "./landed_truth.ts";
import { syncRun, withDatabase } from "./sync_run.ts";

for (const seed of [1, 2, 3]) {
  Deno.test(`raw equals the truth, row by row, after a first load and after changes (seed ${seed})`, () =>
    withDatabase(async (database) => {
      const simulator = await startSimulator({ seed, contacts: 1200, conversations: 400 });
      try {
        const { url, workspace, clock, requests } = simulator;
        const all = {
          streams: ["core", "more", "deep"],
          customObjectTypes: ["Order", "Subscription"],
        };
        const first = await syncRun({ url, database, ...all });
        assertEquals(first.status, "ok", JSON.stringify(first.results));
        assertEquals(await differencesToTruth(database, rawTruth(workspace), all), []);
        const firstRequests = requests.total;
        clock.advance(3_600_000);
        const changes = changeWorkspace(workspace, { fraction: 0.01 });
        const second = await syncRun({ url, database, ...all });
        assertEquals(second.status, "ok", JSON.stringify(second.results));
        const differences = await differencesToTruth(database, rawTruth(workspace), {
          ...all,
          ignoreCopies: true,
        });
        assertEquals(differences, []);
        const secondRequests = requests.total - firstRequests;
        const { conversations } = changes;
        console.log(
          `    first run ${firstRequests} requests; ${
            JSON.stringify(changes)
          }; second run ${secondRequests}, ` +
            `of which conversations ${second.result("conversations").requests}`,
        );
        // A search and the detail of each that changed; whoever was in them in the last minutes is read again.
        const changed = conversations + changes.newConversations;
        assertEquals(second.result("conversations").requests <= changed * 2 + 2, true);
        assertEquals(secondRequests < firstRequests / 5, true, `${secondRequests} requests`);
      } finally {
        await simulator.stop();
      }
    }));
}
