import { runningClock } from "../simulator/clock.ts";
import { libraryOf } from "../simulator/library.ts";
import type { FullConversation } from "../simulator/records/conversation.ts";
import { startSimulator } from "../simulator/simulator.ts";
import { fullConversation, storedConversation, type Workspace } from "../simulator/workspace.ts";
import { syncRun } from "./sync_run.ts";

/** A small workspace that lacks something which measures may count on. */
interface EdgeWorkspace {
  readonly conversations: number;
  readonly tickets: number;
  /** Takes what is lacking away. */
  readonly alter: (workspace: Workspace) => void;
}

const SMALL = { conversations: 60, tickets: 6, alter: (): void => {} };

/** What metrics are made from. */
const STREAMS = ["core", "office_hours"];

/** By the workspace's id. The last one lacks nothing, so that what is asked of the others could fail. */
const EDGES: Readonly<Record<string, EdgeWorkspace>> = {
  "no_tickets": { ...SMALL, tickets: 0 },
  "no_ratings": { ...SMALL, alter: (workspace) => changeEach(workspace, withoutRating) },
  "none_closed": { ...SMALL, alter: (workspace) => changeEach(workspace, withoutClose) },
  "no_conversations": { ...SMALL, conversations: 0, tickets: 0 },
  "no_office_hours": { ...SMALL, alter: closeOffice },
  ordinary: SMALL,
};

/** Loads them all into one database. */
export async function loadEdgeWorkspaces(database: string): Promise<void> {
  for (const [workspaceId, { alter, ...size }] of Object.entries(EDGES)) {
    const simulator = await startSimulator({
      seed: 11,
      contacts: 60,
      clock: runningClock(Date.parse("2026-03-02T15:00:00Z")),
      workspaceId,
      ...size,
    });
    try {
      alter(simulator.workspace);
      const { status, results } = await syncRun({ url: simulator.url, database, streams: STREAMS });
      if (status !== "ok") {
        throw new Error(`Cannot load "${workspaceId}": ${JSON.stringify(results)}`);
      }
    } finally {
      await simulator.stop();
    }
  }
}

function changeEach(
  workspace: Workspace,
  change: (full: FullConversation) => FullConversation,
): void {
  for (const stored of [...workspace.conversations.values()]) {
    workspace.conversations.put(storedConversation(change(fullConversation(workspace, stored))));
  }
}

function withoutRating({ record, parts }: FullConversation): FullConversation {
  return {
    record: {
      ...record,
      "conversation_rating": null,
      "ai_agent": record.ai_agent && { ...record.ai_agent, rating: null, "rating_remark": null },
    },
    parts: parts.filter(({ part_type }) => !part_type.startsWith("conversation_rating")),
  };
}

function withoutClose({ record, parts }: FullConversation): FullConversation {
  return {
    record: { ...record, state: "open", open: true, "snoozed_until": null, statistics: null },
    parts: parts.filter(({ part_type }) => part_type !== "close"),
  };
}

function closeOffice(workspace: Workspace): void {
  const { office_hours } = libraryOf(workspace);
  for (const { id } of [...office_hours.values()]) office_hours.delete(id);
}
