import { ConfigError } from "../extract/errors.ts";
import { runProgram, type RunResult } from "./run_program.ts";
import { venvFolder, venvProgram } from "./venv.ts";

/** The oldest Python that every pin in requirements.txt accepts. */
const oldestPython = [3, 10] as const;

/** A sign of life is printed when an installer has been at work for so long without one. */
const quietMs = 3_000;

/** Holds what was installed, and where: programs of an environment know its place and fail in a moved folder. */
const stampFile = `${venvFolder}/intercom-elt.json`;

/** A command that makes the environment or fills it, with what to call it while it runs. */
interface Installation {
  readonly says: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Makes what dbt needs: `.venv` from requirements.txt and profiles.yml from its example.
 *
 * A second call finds both and ends at once; a changed requirements.txt is installed over what is there, and a project
 * that was moved gets a new environment.
 *
 * @throws {ConfigError} when no Python can make the environment, or an installer fails.
 */
export async function setUp(say: (line: string) => void): Promise<void> {
  await copyProfiles(say);
  const python = venvProgram("python");
  const requirements = await hash(await Deno.readFile("requirements.txt"));
  const made = await exists(python) ? await readStamp() : undefined;
  const place = await orUndefined(Deno.realPath(venvFolder));
  const isMade = made !== undefined && made.place === place;
  if (isMade && made.requirements === requirements) return;

  const hasUv = await answers("uv", ["--version"]);
  const basePython = hasUv || isMade ? undefined : await findPython();
  const installations = hasUv ? withUv(python, isMade) : withPip(python, basePython);
  for (const [index, installation] of installations.entries()) {
    await install(installation, { label: `[${index + 1}/${installations.length}]`, say });
  }
  const stamp: Stamp = { requirements, place: await Deno.realPath(venvFolder) };
  await Deno.writeTextFile(stampFile, JSON.stringify(stamp));
}

interface Stamp {
  /** SHA-256 of requirements.txt. */
  readonly requirements: string;
  readonly place: string;
}

async function readStamp(): Promise<Stamp | undefined> {
  const text = await orUndefined(Deno.readTextFile(stampFile));
  return text === undefined ? undefined : JSON.parse(text);
}

async function hash(bytes: BufferSource): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex();
}

async function copyProfiles(say: (line: string) => void): Promise<void> {
  if (await exists("profiles.yml")) return;
  await Deno.copyFile("profiles.yml.example", "profiles.yml");
  say("Made profiles.yml from profiles.yml.example");
}

/** What uv does. `isMade` keeps the environment that is there. */
export function withUv(python: string, isMade: boolean): readonly Installation[] {
  const make: Installation = {
    says: `Making ${venvFolder} with uv`,
    program: "uv",
    args: ["venv", "--python", `>=${oldestPython.join(".")}`, venvFolder],
    // What `--clear` does, in a form that versions of uv before that flag take too.
    env: { UV_VENV_CLEAR: "1" },
  };
  const fill: Installation = {
    says: "Installing dbt from requirements.txt with uv",
    program: "uv",
    args: ["pip", "install", "--python", python, "--requirement", "requirements.txt"],
  };
  return isMade ? [fill] : [make, fill];
}

/** What Python's own venv and pip do. `basePython` makes the environment; undefined keeps the one that is there. */
export function withPip(python: string, basePython: string | undefined): readonly Installation[] {
  const fill: Installation = {
    says: "Installing dbt from requirements.txt with pip",
    program: python,
    // deno-fmt-ignore
    args: ["-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--progress-bar", "off", "--requirement", "requirements.txt"],
  };
  if (basePython === undefined) return [fill];
  return [{
    says: `Making ${venvFolder} with ${basePython}`,
    program: basePython,
    args: ["-m", "venv", "--clear", venvFolder],
  }, fill];
}

/** Name of a Python on the path that is new enough and can make environments. */
async function findPython(): Promise<string> {
  const wanted = `Python ${oldestPython.join(".")} or newer with its venv module`;
  const probe =
    `import sys, venv, ensurepip; print(sys.version.split()[0]); sys.exit(sys.version_info < (${
      oldestPython.join(", ")
    }))`;
  let found = "no python3 on the path";
  for (const program of ["python3", "python"]) {
    const result = await tryRun(program, ["-c", probe]);
    if (result === undefined) continue;
    if (result.code === 0) return program;
    found = explainPython(program, result.log);
  }
  throw new ConfigError(
    `Cannot make "${venvFolder}" as ${wanted} must be installed: ${found} ` +
      `(install python3 and python3-venv with the system's package manager, or uv)`,
  );
}

/** Why a Python that answered will not do, from what the probe printed. */
export function explainPython(program: string, log: string): string {
  const missing = /No module named '?(\w+)/.exec(log)?.[1];
  return missing === undefined ? `${program} is ${log.trim()}` : `${program} lacks ${missing}`;
}

async function install(
  installation: Installation,
  progress: { readonly label: string; readonly say: (line: string) => void },
): Promise<void> {
  const { label, say } = progress;
  const startedMs = performance.now();
  const seconds = () => `${((performance.now() - startedMs) / 1000).toFixed(1)} s`;
  let activity = "";
  say(`${label} ${installation.says}`);
  const timer = setInterval(() => say(`${label}   ${seconds()}${activity}`), quietMs);
  try {
    const result = await runProgram(installation.program, installation.args, {
      env: installation.env ?? {},
      onLine: (line) => activity = describeActivity(line) ?? activity,
    });
    if (result.code !== 0) {
      say(result.log);
      throw new ConfigError(
        `Cannot make "${venvFolder}" as "${installation.program}" must succeed: it ended with exit code ${result.code}`,
      );
    }
    say(`${label} done in ${seconds()}`);
  } finally {
    clearInterval(timer);
  }
}

/** What an installer's line says it is busy with, to follow the seconds; undefined when it says nothing of use. */
export function describeActivity(line: string): string | undefined {
  const collecting = /^\s*Collecting ([\w.-]+)/.exec(line)?.[1];
  if (collecting !== undefined) return `, reading ${collecting}`;
  const downloading = /^\s*Downloading ([\w.]+)/.exec(line)?.[1];
  if (downloading !== undefined) return `, downloading ${downloading}`;
  const count = /^Installing collected packages: (.*)/.exec(line)?.[1]?.split(",").length;
  return count === undefined ? undefined : `, installing ${count} packages`;
}

async function answers(program: string, args: readonly string[]): Promise<boolean> {
  return (await tryRun(program, args))?.code === 0;
}

async function tryRun(program: string, args: readonly string[]): Promise<RunResult | undefined> {
  try {
    return await runProgram(program, args);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  return await orUndefined(Deno.stat(path)) !== undefined;
}

async function orUndefined<T>(value: Promise<T>): Promise<T | undefined> {
  try {
    return await value;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

if (import.meta.main) {
  try {
    await setUp((line) => console.error(line));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    Deno.exit(2);
  }
}
