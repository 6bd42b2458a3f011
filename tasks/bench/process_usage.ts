/** Linux counts processor time in hundredths of a second, whatever its own clock. */
const TICK_MS = 10;

/** How often a living process's memory is read. */
const SAMPLE_MS = 10;

/** What a process used from its start to its end; undefined where the system does not tell (it is read from `/proc`). */
export interface Usage {
  /** Processor time, of the program and of the system on its behalf, on all cores together. */
  readonly cpuMs: number | undefined;
  /** The most memory it held (resident). */
  readonly peakMemoryBytes: number | undefined;
}

/**
 * Watches a child process. Processor time is what the system adds to this process's account of ended children, so it
 * is exact where no other child ends meanwhile. Memory is the system's own high-water mark, read while the child lives.
 *
 * Deno guards other processes' files by --allow-all, which is why the bench has it.
 */
export function watchChild(pid: number): { stop(): Usage } {
  const before = processorTimes("self")?.endedChildrenMs;
  let peakMemoryBytes: number | undefined;
  const timer = setInterval(() => {
    const kilobytes = /^VmHWM:\s+(\d+)/m.exec(readProc(`${pid}/status`) ?? "")?.[1];
    if (kilobytes !== undefined) peakMemoryBytes = Number(kilobytes) * 1024;
  }, SAMPLE_MS);
  return {
    stop(): Usage {
      clearInterval(timer);
      const after = processorTimes("self")?.endedChildrenMs;
      return {
        cpuMs: before === undefined || after === undefined ? undefined : after - before,
        peakMemoryBytes,
      };
    },
  };
}

/** The processor time a living process has used until now; undefined where the system does not tell. */
export function processorTime(pid: number): number | undefined {
  return processorTimes(String(pid))?.ownMs;
}

function processorTimes(
  pid: string,
): { readonly ownMs: number; readonly endedChildrenMs: number } | undefined {
  const text = readProc(`${pid}/stat`);
  return text === undefined ? undefined : parseProcessorTimes(text);
}

/**
 * Reads the processor times of a `/proc/<pid>/stat`.
 *
 * @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html fields 14 to 17
 */
export function parseProcessorTimes(
  stat: string,
): { readonly ownMs: number; readonly endedChildrenMs: number } {
  // The program's name, in parentheses, may itself hold spaces and parentheses.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ").map(Number);
  const [user = NaN, system = NaN, childUser = NaN, childSystem = NaN] = fields.slice(11, 15);
  return {
    ownMs: (user + system) * TICK_MS,
    endedChildrenMs: (childUser + childSystem) * TICK_MS,
  };
}

function readProc(path: string): string | undefined {
  try {
    return Deno.readTextFileSync(`/proc/${path}`);
  } catch {
    // The process has ended, or the system has no such file.
    return undefined;
  }
}
