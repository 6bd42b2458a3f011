/** What the doctor looks at of this machine. */
export interface Machine {
  /** Whether a path is a file or a folder, or may not be looked at; undefined where there is none. */
  kindOf(path: string): Promise<"file" | "folder" | "hidden" | undefined>;
  /** Bytes of a file. */
  sizeOf(path: string): Promise<number>;
  canWrite(path: string): Promise<boolean>;
  /** Bytes that are free where a folder is; undefined where the system does not say. */
  freeBytes(folder: string): Promise<number | undefined>;
  /** What `.venv` has of dbt, such as `dbt-core 1.11.16, dbt-duckdb 1.11.1`; undefined where it does not run. */
  dbtVersions(): Promise<string | undefined>;
}

/** The Python of `.venv`, on Unix and on Windows. */
const pythons = [".venv/bin/python", ".venv/Scripts/python.exe"] as const;

const ASK_VERSIONS =
  "from importlib.metadata import version as v; print('dbt-core', v('dbt-core') + ', dbt-duckdb', v('dbt-duckdb'))";

/** This machine. */
export const thisMachine: Machine = {
  kindOf: async (path) => {
    try {
      return (await Deno.stat(path)).isDirectory ? "folder" : "file";
    } catch (error) {
      const { NotCapable, NotADirectory, NotFound, PermissionDenied } = Deno.errors;
      if (error instanceof NotFound || error instanceof NotADirectory) return undefined;
      // Deno itself keeps programs out of places such as /proc.
      if (error instanceof NotCapable || error instanceof PermissionDenied) return "hidden";
      throw error;
    }
  },
  sizeOf: async (path) => (await Deno.stat(path)).size,
  canWrite: async (path) => {
    const { access, constants } = await fileSystem();
    return await access(path, constants.W_OK).then(() => true, () => false);
  },
  freeBytes: async (folder) => {
    try {
      const { bavail, bsize } = await (await fileSystem()).statfs(folder);
      return bavail * bsize;
    } catch {
      return undefined;
    }
  },
  dbtVersions: async () => {
    for (const python of pythons) {
      try {
        const { success, stdout } = await new Deno.Command(python, { args: ["-c", ASK_VERSIONS] })
          .output();
        if (success) return new TextDecoder().decode(stdout).trim();
      } catch (error) {
        if (!(error instanceof Deno.errors.NotFound)) throw error;
      }
    }
    return undefined;
  },
};

/** Loaded by who needs it: it takes megabytes, and a run does without. */
function fileSystem(): Promise<typeof import("node:fs/promises")> {
  return import("node:fs/promises");
}
