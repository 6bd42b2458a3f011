import { assertEquals } from "@std/assert";
import {
  continueConversation,
  deleteConversation,
  growConversation,
} from "../simulator/changes.ts";
import { Random } from "../simulator/generator/random.ts";
import { rawTruth } from "../simulator/truth.ts";
import type { StoredConversation } from "../simulator/workspace.ts";
import type { FaultCase } from "./fault_matrix.ts";
import type { FaultBench } from "./fault_matrix_bench.ts";

const SEARCH =
  "[search](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/conversations/searchconversations)";
const DETAIL =
  "[one](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/conversations/retrieveconversation)";
const HOUR = 3_600;

const few = {
  size: { contacts: 60, conversations: 60 },
  streams: ["conversations", "conversation_parts"],
} as const;

/** How conversations and their parts are lost, and are not. */
export const conversationCases: readonly FaultCase[] = [
  {
    ...few,
    id: "C2",
    fault: "A run is stopped between a conversation and its parts",
    documented: "Measured elsewhere: parts of 271 of 600 conversations never fetched",
    behaviour: "Each conversation lands together with its parts, or not",
    rule: "after a run that was stopped among the conversations, the next one lands all parts",
    ends: [{ status: "interrupted" }, { status: "ok" }],
    play: async (bench) => {
      const stop = new AbortController();
      let details = 0;
      bench.intercept = async ({ operation }, send) => {
        if (/GET \/conversations\/\d/.test(operation) && ++details === 25) stop.abort();
        return await send();
      };
      await bench.run({ signal: stop.signal, concurrency: 1 });
      bench.intercept = undefined;
      await bench.run();
    },
  },
  {
    ...few,
    id: "C3",
    fault: "A conversation goes on after its parts were read, before a later one is",
    documented: `${SEARCH}: pages are as of when they are asked for`,
    behaviour: "Knows of each conversation as of when it landed; no common cursor of parts",
    rule: "a conversation that goes on right after it was read is read again by the next run",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      let isChanged = false;
      bench.intercept = async ({ operation }, send) => {
        const response = await send();
        if (/GET \/conversations\/\d/.test(operation) && !isChanged) {
          isChanged = true;
          bench.advance(1);
          const id = /\d+/.exec(operation)?.[0] ?? "";
          goOn(bench, bench.workspace.conversations.get(id));
        }
        return response;
      };
      await bench.prepare({ concurrency: 1 });
      bench.advance(HOUR);
      await bench.run();
    },
  },
  {
    ...few,
    id: "C5",
    fault: "Parts older than the bookmark come with a conversation",
    documented: `${DETAIL}: all parts, each with its own time`,
    behaviour: "Lands every part of a conversation that it fetches, whatever its time",
    rule: "parts that are selected later are landed of all conversations, however old",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      await bench.prepare({ streams: ["conversations"] });
      bench.advance(HOUR);
      await bench.run();
    },
  },
  {
    ...few,
    id: "C6",
    fault: "A conversation has more than 500 parts",
    documented: `${DETAIL}: the newest 500 parts`,
    behaviour: "Says how many are cut; older parts that were landed before stay",
    rule: "parts beyond the five hundred that the API gives are said to be missing, or are kept",
    ends: [{ status: "ok" }, { status: "ok", note: /longer than the API gives: 1/ }],
    play: async (bench) => {
      grow(bench, 470);
      await bench.run();
      const keeps = new Map(
        [...rawTruth(bench.workspace)].filter(([stream]) => stream === "conversation_parts"),
      );
      bench.advance(HOUR);
      grow(bench, 60);
      await bench.run({ keeps });
    },
  },
  {
    ...few,
    id: "C8",
    size: { ...few.size, indexLagMs: 4 * 60_000 },
    fault: "A conversation that was closed is found minutes later",
    documented: `${SEARCH}: the index lags behind`,
    behaviour: "The bookmark stays an hour behind the last change",
    rule: "a conversation whose change the search shows late is landed once it shows it",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      bench.advance(600);
      await bench.prepare();
      for (let round = 0; round < 3; round++) {
        goOn(bench, conversation(bench, round));
        bench.advance(60);
        await bench.prepare();
      }
      bench.advance(600);
      await bench.run();
    },
  },
  {
    ...few,
    id: "C9",
    fault: "A conversation is deleted between the search and its own request: 404",
    documented: `${DETAIL}: 404 for what is not there`,
    behaviour: "Lands it as deleted and goes on",
    rule: "a conversation that is deleted while it is read is landed as deleted",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      let isDeleted = false;
      bench.intercept = async ({ operation }, send) => {
        const id = /GET \/conversations\/(\d+)/.exec(operation)?.[1];
        if (id !== undefined && !isDeleted) isDeleted = deleteConversation(bench.workspace, id);
        return await send();
      };
      await bench.prepare();
      bench.advance(HOUR);
      // By now the list of deleted conversations has it too.
      await bench.run();
      assertEquals(
        await bench.count(
          "select count(*) from intercom_raw.conversations where deleted_at is not null",
        ),
        1,
      );
    },
  },
  {
    ...few,
    id: "C16",
    fault: "Conversations are searched twice, once for their parts",
    documented: "Measured elsewhere: 94 searches where 47 do",
    behaviour: "One walk gives both tables",
    rule: "conversations and their parts come of one search",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      await bench.run();
      assertEquals(bench.requests.count("POST /conversations/search"), 1);
      assertEquals(
        bench.requests.count("GET /conversations/{id}"),
        bench.workspace.conversations.size,
      );
    },
  },
];

function conversation(bench: FaultBench, index: number): StoredConversation | undefined {
  return [...bench.workspace.conversations.values()][index];
}

function goOn(bench: FaultBench, stored: StoredConversation | undefined): void {
  if (stored === undefined) throw new Error("Cannot go on as there is no such conversation");
  continueConversation(bench.workspace, stored, new Random(1, "go on", stored.id));
}

/** The first conversation gets so many notes. */
function grow(bench: FaultBench, count: number): void {
  const stored = conversation(bench, 0);
  if (stored !== undefined) growConversation(bench.workspace, stored, count);
}
