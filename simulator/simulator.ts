import { type Clock, runningClock } from "./clock.ts";
import { makeControl } from "./control.ts";
import { Faults } from "./faults.ts";
import { generateWorkspace } from "./generator/generate_workspace.ts";
import { RateLimit } from "./rate_limit.ts";
import { RecordTexts } from "./record_texts.ts";
import { RequestLog } from "./request_log.ts";
import { CompanyScroll } from "./routes/company_scroll.ts";
import type { Service } from "./routes/route.ts";
import { contactFields, conversationFields } from "./search/fields.ts";
import { ticketFields } from "./search/ticket_fields.ts";
import { Searcher } from "./search/searcher.ts";
import { makeHandler } from "./server.ts";
import type { Workspace } from "./workspace.ts";

/** What can be chosen of a simulated workspace and its server. */
export interface SimulatorOptions {
  /** Default: 0, any port that is free. */
  readonly port: number;
  /** The same seed, sizes and time of the clock give the same workspace. Default: 1. */
  readonly seed: number;
  /** Default: 500. */
  readonly contacts: number;
  /** Default: 200. */
  readonly conversations: number;
  /** Default: a twentieth of the contacts. */
  readonly companies: number;
  /** Default: a tenth of the conversations. */
  readonly tickets: number;
  /** Default: a clock that runs with real time. */
  readonly clock: Clock;
  /** Added to every answer, in real time. Default: 0. */
  readonly latencyMs: number;
  /** Requests allowed in ten seconds. Default: 0, none enforced, and the headers say 1,666. */
  readonly limitPerWindow: number;
  /** The length of such a window, for tests that wait for several. Default: the API's ten seconds. */
  readonly windowSeconds?: number;
  /** The workspace's id (`app.id_code`). Default: made from the seed. */
  readonly workspaceId?: string;
  /** The workspace's time zone. Default: `America/New_York`. */
  readonly timezone: string;
  /** How far the search index lags behind. Default: 0. */
  readonly indexLagMs: number;
  /** The only token that is accepted. Default: any is. */
  readonly token?: string;
  /** Where to say what happens. Default: nowhere. */
  readonly log: (line: string) => void;
}

/** A simulated workspace that can be reached over HTTP. */
export interface Simulator {
  /** The base URL, without a slash at its end. */
  readonly url: string;
  readonly workspace: Workspace;
  readonly clock: Clock;
  readonly requests: RequestLog;
  readonly faults: Faults;
  /** Closes the server and every connection to it. */
  stop(): Promise<void>;
}

/**
 * Makes a workspace and serves it on 127.0.0.1.
 *
 * @throws {Deno.errors.AddrInUse} where the port is taken.
 */
export function startSimulator(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  return new Promise((resolve) => resolve(serveWorkspace(options)));
}

function serveWorkspace(options: Partial<SimulatorOptions>): Simulator {
  const clock = options.clock ?? runningClock();
  const contacts = options.contacts ?? 500;
  const workspace = generateWorkspace({
    seed: options.seed ?? 1,
    contacts,
    conversations: options.conversations ?? 200,
    companies: options.companies ?? Math.ceil(contacts / 20),
    timezone: options.timezone ?? "America/New_York",
    clock,
    ...(options.tickets === undefined ? {} : { tickets: options.tickets }),
    ...(options.workspaceId === undefined ? {} : { workspaceId: options.workspaceId }),
  });
  const requests = new RequestLog();
  const faults = new Faults();
  const answer = makeHandler({
    service: makeService(workspace, options.indexLagMs ?? 0),
    clock,
    limit: new RateLimit(clock, options.limitPerWindow ?? 0, options.windowSeconds),
    requests,
    faults,
    latencyMs: options.latencyMs ?? 0,
    token: options.token,
  });
  const control = makeControl({ workspace, clock, requests, faults });
  const closing = new AbortController();
  const server = Deno.serve({
    hostname: "127.0.0.1",
    port: options.port ?? 0,
    signal: closing.signal,
    onListen: () => {},
    onError: (error) => {
      options.log?.(`Cannot answer: ${error instanceof Error ? error.stack : error}`);
      return new Response(null, { status: 500 });
    },
  }, (request) => isControl(request) ? control(request) : answer(request));
  return {
    url: `http://127.0.0.1:${server.addr.port}`,
    workspace,
    clock,
    requests,
    faults,
    stop: async () => {
      closing.abort();
      await server.finished;
    },
  };
}

function makeService(workspace: Workspace, indexLagMs: number): Service {
  return {
    workspace,
    contacts: new Searcher(workspace.contacts, contactFields(workspace)),
    conversations: new Searcher(workspace.conversations, conversationFields(workspace)),
    tickets: new Searcher(workspace.tickets, ticketFields(workspace)),
    scroll: new CompanyScroll(workspace.clock),
    texts: new RecordTexts(workspace),
    indexLagMs,
  };
}

function isControl(request: Request): boolean {
  return new URL(request.url).pathname.startsWith("/_simulator/");
}
