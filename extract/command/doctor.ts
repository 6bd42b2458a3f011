import type { Client } from "../api/client.ts";
import { type JsonObject, valueAt } from "../api/json.ts";
import { ApiError, ConfigError, ContractError, isUnavailable } from "../errors.ts";
import { SCHEMA_VERSION } from "../raw/schema.ts";
import { ownerOf } from "../streams/select.ts";
import type { Stream } from "../streams/stream.ts";
import type { Settings } from "./config.ts";
import type { Exchanged } from "./exchange_meter.ts";
import { openLandedFile } from "./landed_file.ts";
import type { Machine } from "./machine.ts";
import { missingFrom, type Probed, probeStream } from "./probe.ts";
import { identifyWorkspace, openClient, type Surroundings, workspaceIdOf } from "./run.ts";
import { regions } from "./settings.ts";

/** One thing that was looked at. */
export interface Check {
  readonly check: string;
  readonly result: "ok" | "warn" | "fail";
  readonly found: string;
  /** What to do about it. */
  readonly cure?: string;
}

/** What is looked at, and by what. */
export interface DoctorOptions {
  readonly settings: Settings;
  /** @throws {ConfigError} where there is none. */
  readonly token: () => string;
  readonly around: Surroundings;
  readonly machine: Machine;
}

/** A vendor's clock further off than this is a clock to be set; less is allowed for. */
const CLOCK_OFF_MS = 30_000;

/** A run needs this much at the least; a large transaction may need more for a moment. */
const SCARCE_BYTES = 1_000_000_000;

/** Looks at everything that a run needs. Changes nothing, here or at the vendor's. */
export async function examine(options: DoctorOptions): Promise<readonly Check[]> {
  return [
    ...await examineApi(options),
    ...await examineDatabase(options.settings.database, options.machine),
    await examineDbt(options.machine),
  ];
}

async function examineApi(options: DoctorOptions): Promise<readonly Check[]> {
  const { settings, around } = options;
  let token;
  try {
    token = options.token();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return [fail("token", error.message, "write it into .env, as .env.example shows")];
  }
  const { client, exchanged } = openClient({ ...settings, token }, around);
  const set: Check = { check: "token", result: "ok", found: "INTERCOM_ACCESS_TOKEN is set" };
  try {
    const me = await identifyWorkspace(client, settings.baseUrl);
    return [
      set,
      workspaceCheck(me, settings.baseUrl),
      { check: "version", result: "ok", found: `Intercom answers in version ${client.version}` },
      ...await examineStreams(client, settings),
      limitCheck(exchanged(), settings.rateShare),
      clockCheck(exchanged()),
    ];
  } catch (error) {
    const isKnown = error instanceof ConfigError || error instanceof ApiError ||
      error instanceof ContractError;
    if (!isKnown) throw error;
    return [set, isUnavailable(error) ? versionRefused(client.version) : refused(error)];
  }
}

function refused(error: Error): Check {
  const cure = error instanceof ConfigError
    ? "copy the token again from the Developer Hub; a workspace in Europe or Australia may need --region"
    : "look whether this machine reaches the address; else try again later";
  return fail("API", error.message, cure);
}

function versionRefused(version: string): Check {
  return fail("version", `Intercom refuses version ${version}`, "choose another --api-version");
}

/** Which workspace the token belongs to, and whether it is asked for where it lives. */
function workspaceCheck(me: JsonObject, baseUrl: string): Check {
  const region = String(valueAt(me, ["app", "region"]) ?? "").toLowerCase();
  const zone = String(valueAt(me, ["app", "timezone"]) ?? "an unknown zone");
  const found = `workspace ${workspaceIdOf(me)}, days by ${zone}, read from ${
    new URL(baseUrl).host
  }`;
  const asked = Object.entries(regions).find(([, url]) => url === baseUrl)?.[0];
  const isElsewhere = asked !== undefined && region in regions && asked !== region;
  return isElsewhere
    ? {
      check: "workspace",
      result: "warn",
      found: `${found}, but it lives in region ${region}`,
      cure: `use --region ${region}`,
    }
    : { check: "workspace", result: "ok", found };
}

/** The cheapest request of each selected stream tells whether the token may read it. */
async function examineStreams(client: Client, settings: Settings): Promise<readonly Check[]> {
  const probed = new Map<string, Probed>();
  for (const stream of settings.streams) {
    const owner = settings.streams.find(({ name }) => name === ownerOf(stream));
    probed.set(
      stream.name,
      owner === undefined
        ? await probeStream(client, stream, { named: settings, pageSize: 1 })
        : await probeChild(client, stream, probed.get(owner.name)),
    );
  }
  const readable = [...probed.values()].filter(({ status }) => status === "found").length;
  return [
    {
      check: "streams",
      result: "ok",
      found: `${readable} of ${probed.size} selected streams can be read`,
    },
    ...[...probed].flatMap(([name, one]) =>
      one.status === "found" ? [] : [
        streamCheck(name, one, settings.named.has(name)),
      ]
    ),
  ];
}

function streamCheck(
  name: string,
  { status, message }: Exclude<Probed, { readonly status: "found" }>,
  isNamed: boolean,
): Check {
  const cure = {
    forbidden: "give the app the permission in the Developer Hub",
    unavailable: "choose a later --api-version",
    failed: "try again later; else report it, the message holds no data",
  }[status];
  const result = isNamed || status === "failed" ? "fail" : "warn";
  const found = `${status}: ${message}`;
  return { check: name, result, found, cure: `${cure}, or --skip ${name}` };
}

/** A list of its own is asked for one owner; one that comes with its owner needs no request. */
async function probeChild(
  client: Client,
  stream: Stream,
  owner: Probed | undefined,
): Promise<Probed> {
  const missing = missingFrom(client.version, stream);
  if (missing !== undefined) return missing;
  if (owner === undefined || owner.status !== "found") {
    return owner ?? { status: "failed", message: "its owner is not read" };
  }
  const { read } = stream;
  const id = owner.sample.map((record) => record["id"]).find((id) => typeof id === "string");
  if (read.kind !== "sublist" || id === undefined) return { status: "found", sample: [] };
  // As a list that has no owner, so that its failures are told as those of any other.
  const alone: Stream = {
    ...stream,
    read: { kind: "whole", list: () => read.list(String(id)), confirm: null },
  };
  return await probeStream(client, alone, {
    named: { customObjectTypes: [] },
    pageSize: 1,
  });
}

function limitCheck({ limit, remaining }: Exchanged, share: number): Check {
  if (limit === undefined || remaining === undefined) {
    return {
      check: "rate limit",
      result: "warn",
      found: "Intercom tells no rate limit",
      cure: "nothing: a run then goes by refusals",
    };
  }
  const found = `${limit} requests in 10 s, of which a run uses ${Math.floor(limit * share)}; ${
    limit - remaining
  } are used just now`;
  return { check: "rate limit", result: "ok", found };
}

function clockCheck({ clockOffsetMs, latencyMs }: Exchanged): Check {
  if (clockOffsetMs === undefined) {
    return {
      check: "clock",
      result: "warn",
      found: "Intercom tells no time",
      cure: "look that this machine's clock is right",
    };
  }
  const seconds = Math.round(Math.abs(clockOffsetMs) / 1000);
  const found = `this machine's clock is ${seconds} s off Intercom's, an answer takes ${
    Math.round(latencyMs ?? 0)
  } ms`;
  return Math.abs(clockOffsetMs) > CLOCK_OFF_MS
    ? { check: "clock", result: "warn", found, cure: "set this machine's clock" }
    : { check: "clock", result: "ok", found };
}

async function examineDatabase(path: string, machine: Machine): Promise<readonly Check[]> {
  const slash = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\"));
  const folder = slash < 0 ? "." : path.slice(0, slash) || "/";
  const kind = await machine.kindOf(folder);
  if (kind === "hidden" || await machine.kindOf(path) === "hidden") {
    const found =
      `nobody may look at "${path}": its place is the system's, or permission is denied`;
    return [fail("database", found, "permit it, or name another --database")];
  }
  if (kind !== "folder") {
    return [fail("database", `the folder of "${path}" does not exist`, "make it, or --database")];
  }
  const checks: Check[] = [];
  const isWritable = await machine.canWrite(folder);
  checks.push(
    isWritable
      ? { check: "folder", result: "ok", found: `the folder of "${path}" is writable` }
      : fail("folder", `the folder of "${path}" is not writable`, "permit it, or --database"),
  );
  checks.push(await examineFile(path, machine));
  const freeBytes = await machine.freeBytes(folder);
  if (freeBytes === undefined) return checks;
  const gigabytes = `${(freeBytes / 1e9).toFixed(1)} GB of disk are free`;
  checks.push(
    freeBytes < SCARCE_BYTES
      ? { check: "disk", result: "warn", found: gigabytes, cure: "make room" }
      : { check: "disk", result: "ok", found: gigabytes },
  );
  return checks;
}

async function examineFile(path: string, machine: Machine): Promise<Check> {
  if (await machine.kindOf(path) === undefined) {
    return { check: "database", result: "ok", found: `"${path}" does not exist: a run makes it` };
  }
  try {
    const file = await openLandedFile(path);
    file.close();
    const { layout } = file;
    if ((layout ?? 0) > SCHEMA_VERSION) {
      const found = `"${path}" has layout ${layout}, this release knows ${SCHEMA_VERSION}`;
      return fail("database", found, "update this project");
    }
    if (!await machine.canWrite(path)) {
      return fail("database", `"${path}" is not writable`, "permit it, or --database");
    }
    const megabytes = Math.ceil(await machine.sizeOf(path) / 1e6);
    const state = layout === undefined
      ? "nothing was loaded into it"
      : layout === SCHEMA_VERSION
      ? `layout ${layout}`
      : `layout ${layout}, which the next run brings to ${SCHEMA_VERSION}`;
    return { check: "database", result: "ok", found: `"${path}", ${megabytes} MB, ${state}` };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const isHeld = error.message.includes("another program holds it");
    return isHeld
      ? { check: "database", result: "warn", found: error.message, cure: "wait for it, or end it" }
      : fail("database", error.message, "name another --database");
  }
}

async function examineDbt(machine: Machine): Promise<Check> {
  const versions = await machine.dbtVersions();
  return versions === undefined
    ? {
      check: "dbt",
      result: "warn",
      found: ".venv has no dbt that runs",
      cure: "deno task setup, or use your own",
    }
    : { check: "dbt", result: "ok", found: versions };
}

function fail(check: string, found: string, cure: string): Check {
  return { check, result: "fail", found, cure };
}
