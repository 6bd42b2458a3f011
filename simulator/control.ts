import {
  changeWorkspace,
  deleteCompany,
  deleteContact,
  deleteConversation,
  deleteTicket,
  liveChanges,
} from "./changes.ts";
import type { Clock } from "./clock.ts";
import { type FaultName, Faults } from "./faults.ts";
import { Random } from "./generator/random.ts";
import type { RequestLog } from "./request_log.ts";
import type { Workspace } from "./workspace.ts";

/** What can be controlled from outside. */
export interface Controlled {
  readonly workspace: Workspace;
  readonly clock: Clock;
  readonly requests: RequestLog;
  readonly faults: Faults;
}

type Command = (body: Record<string, unknown>, controlled: Controlled) => unknown;

/** Commands by method and path. They need no token, are not counted and not limited. */
const COMMANDS: Readonly<Record<string, Command>> = {
  /** `{"fraction": 0.01}`: lets that part of the workspace change now. */
  "POST /_simulator/changes": ({ fraction = 0.01 }, { workspace }) =>
    changeWorkspace(workspace, { fraction: numberOf(fraction, "fraction") }),

  /** `{"count": 10, "seed": 1}`: lets so many small things happen now, some of them deletions, and tells which. */
  "POST /_simulator/live_changes": ({ count = 1, seed = 1 }, { workspace }) => {
    const { contacts, conversations, tickets } = workspace;
    const changes = contacts.version + conversations.version + tickets.version;
    const random = new Random("live", numberOf(seed, "seed"), changes);
    const length = numberOf(count, "count");
    return { changes: Array.from({ length }, () => liveChanges(workspace, random)) };
  },

  /** `{"advanceSeconds": 3600}` or `{"now": "2026-01-01T00:00:00Z"}`. */
  "POST /_simulator/clock": ({ advanceSeconds, now }, { clock }) => {
    if (typeof now === "string") clock.set(Date.parse(now));
    if (advanceSeconds !== undefined) {
      clock.advance(numberOf(advanceSeconds, "advanceSeconds") * 1000);
    }
    return { now: new Date(clock.now()).toISOString() };
  },

  "GET /_simulator/clock": (_body, { clock }) => ({ now: new Date(clock.now()).toISOString() }),

  "GET /_simulator/requests": (_body, { requests }) => requests,

  /** `{"keep": true}`: keeps requests as they come from now on, to be read from `/requests/kept`. */
  "POST /_simulator/requests": ({ keep }, { requests }) => {
    requests.keeps = keep === true;
    return { keep: requests.keeps };
  },

  "GET /_simulator/requests/kept": (_body, { requests }) => requests.kept,

  "DELETE /_simulator/requests": (_body, { requests }) => {
    requests.reset();
    return requests;
  },

  /** `{"name": "status_503", "match": "GET /admins", "times": 2, "after": 0}`; `"times": "always"` is until cleared. */
  "POST /_simulator/faults": ({ name, match, times, recordId, ...numbers }, { faults }) => {
    const options = Object.entries(numbers).map(([key, value]) => [key, numberOf(value, key)]);
    faults.add({
      ...Object.fromEntries(options),
      name: String(name) as FaultName,
      match: new RegExp(String(match ?? "")),
      times: times === "always" ? Infinity : numberOf(times ?? 1, "times"),
      ...(recordId === undefined ? {} : { recordId: String(recordId) }),
    });
    return { added: name };
  },

  "DELETE /_simulator/faults": (_body, { faults }) => {
    faults.clear();
    return {};
  },

  /** `{"contact": id}`, `{"company": id}`, `{"conversation": id}` or `{"ticket": id}`. */
  "POST /_simulator/deletions": ({ contact, company, conversation, ticket }, { workspace }) => ({
    contact: contact !== undefined && deleteContact(workspace, String(contact)),
    company: company !== undefined && deleteCompany(workspace, String(company)),
    conversation: conversation !== undefined && deleteConversation(workspace, String(conversation)),
    ticket: ticket !== undefined && deleteTicket(workspace, String(ticket)),
  }),

  "GET /_simulator/workspace": (_body, { workspace }) => ({
    app: workspace.app,
    contacts: workspace.contacts.size,
    companies: workspace.companies.size,
    conversations: workspace.conversations.size,
    tickets: workspace.tickets.size,
  }),
};

/** The control endpoints as one handler of requests. */
export function makeControl(controlled: Controlled): (request: Request) => Promise<Response> {
  return async (request) => {
    const operation = `${request.method} ${new URL(request.url).pathname}`;
    const command = Object.hasOwn(COMMANDS, operation) ? COMMANDS[operation] : undefined;
    if (command === undefined) {
      return Response.json(
        { error: `There is no "${operation}"`, commands: Object.keys(COMMANDS) },
        { status: 404 },
      );
    }
    try {
      const text = await request.text();
      return Response.json(command(text === "" ? {} : JSON.parse(text), controlled));
    } catch (error) {
      if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
      return Response.json({ error: error.message }, { status: 400 });
    }
  };
}

function numberOf(value: unknown, name: string): number {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new TypeError(`Cannot read "${name}" as it must be a number: current value is ${value}`);
}
