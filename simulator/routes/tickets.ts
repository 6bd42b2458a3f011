import { type Answer, ok, okList, Refusal } from "../answer.ts";
import { listedTicketType } from "../generator/ticket_types.ts";
import type { StoredTicketState } from "../records/ticket.ts";
import { without } from "../records/without.ts";
import { ticketFields } from "../search/ticket_fields.ts";
import type { Workspace } from "../workspace.ts";
import { runSearch } from "./paged_search.ts";
import type { Call, Route, Service } from "./route.ts";

/** The operations on tickets. There is none that lists them. */
export const ticketRoutes: readonly Route[] = [
  { template: "POST /tickets/search", since: "2.10", answer: search },
  { template: "GET /tickets/{id}", since: "2.9", answer: retrieve },
  {
    template: "GET /ticket_types",
    since: "2.9",
    answer: (_call, { workspace }) => ok({ type: "list", data: listTicketTypes(workspace) }),
  },
  {
    template: "GET /ticket_states",
    since: "2.12",
    answer: (_call, { workspace }) => ok({ type: "list", data: listTicketStates(workspace) }),
  },
];

/** Tickets are searched by the second in every version, and come with their parts. */
function search(call: Call, service: Service): Answer {
  const { workspace, texts } = service;
  const found = runSearch(call, {
    searcher: service.tickets,
    fields: ticketFields(workspace),
    dates: { kind: "second" },
    size: { usual: 20, most: 150 },
    workspace,
    indexLagMs: service.indexLagMs,
  });
  return okList(found.page.items.map((stored) => texts.ticket(stored, call.version)), {
    key: "tickets",
    type: "ticket.list",
    ...found.envelope,
  });
}

function retrieve(call: Call, { workspace, texts }: Service): Answer {
  const stored = workspace.tickets.get(call.ids[0] ?? "");
  if (stored === undefined) {
    throw new Refusal(404, "ticket_not_found", { message: "Ticket not found" });
  }
  return { status: 200, body: texts.ticket(stored, call.version) };
}

/** The kinds of tickets as `GET /ticket_types` sends them. */
export function listTicketTypes(
  { ticketTypes, ticketStates }: Workspace,
): ReturnType<typeof listedTicketType>[] {
  return ticketTypes.map((type) => listedTicketType(type, ticketStates));
}

/** The states of tickets as `GET /ticket_states` sends them: each with the kinds that may have it, in short. */
export function listTicketStates(
  { ticketTypes, ticketStates }: Workspace,
): (StoredTicketState & { readonly ticket_types: Record<string, unknown> })[] {
  const data = ticketTypes.map((type) =>
    without(type, ["ticket_type_attributes", "workspace_id", "created_at", "updated_at"])
  );
  return ticketStates.map((state) => ({
    ...state,
    "ticket_types": { type: "list", data: state.archived ? [] : data },
  }));
}
