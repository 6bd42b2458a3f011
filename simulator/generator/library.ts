import type { LibraryContent } from "../library.ts";
import { fullConversation, type Workspace } from "../workspace.ts";
import { makeActivityLogs } from "./activity_logs.ts";
import { type CalledConversation, makeCalls } from "./calls.ts";
import { makeHelpCenter } from "./help_center.ts";
import { makeAwayStatusReasons, makeBrands, makeOfficeHours } from "./library_settings.ts";
import { makeMacros, makeNews, makeSnippets } from "./library_texts.ts";
import type { Staff } from "./staff.ts";
import type { TagRecord } from "../records/reference.ts";

const CALLS = 80;
const FIRST_CONVERSATION_ID = 215_470_000_000_000;

/** What a library is made from: the workspace as it was when it was made. */
export interface LibrarySetting {
  readonly seed: number;
  readonly workspaceId: string;
  readonly timezone: string;
  readonly start: number;
  readonly now: number;
  readonly staff: Staff;
  readonly tags: readonly TagRecord[];
}

/** All that the library of a workspace begins with. */
export function makeLibrary(workspace: Workspace): LibraryContent {
  const { origin, app } = workspace;
  const setting = { ...origin, workspaceId: app.id_code, timezone: app.timezone };
  return {
    ...makeHelpCenter(setting),
    ...makeNews(setting),
    macros: makeMacros(setting),
    "content_snippets": makeSnippets(setting),
    "away_status_reasons": makeAwayStatusReasons(setting),
    brands: makeBrands(setting),
    "office_hours": makeOfficeHours(setting),
    "activity_logs": makeActivityLogs(setting),
    calls: makeCalls(calledConversations(workspace), setting),
  };
}

/** The conversations that were phone calls: the same ones however late they are asked for. */
function calledConversations(workspace: Workspace): CalledConversation[] {
  const { total } = workspace.origin;
  const { conversations } = workspace;
  const step = Math.max(1, Math.floor(total / CALLS));
  const called: CalledConversation[] = [];
  for (let index = step - 1; index < total && called.length < CALLS; index += step) {
    const id = String(FIRST_CONVERSATION_ID + index * 3);
    const stored = conversations.get(id) ?? conversations.deleted.get(id);
    if (stored === undefined) continue;
    const [contact] = fullConversation(workspace, stored).record.contacts.contacts;
    called.push({ id, createdAt: stored.createdAt, contactId: contact?.id ?? null });
  }
  return called;
}
