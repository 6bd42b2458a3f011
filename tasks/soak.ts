import { parseArgs } from "@std/cli/parse-args";
import { soak } from "../tests/soak.ts";

if (import.meta.main) {
  const numbers = ["runs", "seed", "contacts", "conversations"] as const;
  const { runs, seed, contacts, conversations } = parseArgs(Deno.args, { string: [...numbers] });
  const end = await soak({
    seed: Number(seed ?? 1),
    runs: Number(runs ?? 30),
    contacts: Number(contacts ?? 400),
    conversations: Number(conversations ?? 150),
    log: console.log,
  });
  const { changes, kills, faults, swept, refreshed } = end;
  console.log(`${changes} changes, ${kills} kills, ${faults} faults`);
  for (const difference of [...swept.differences, ...refreshed.differences].slice(0, 10)) {
    console.log(difference.slice(0, 1_000));
  }
  const isWell = [swept, refreshed].every(({ status, differences }) =>
    status === "ok" && differences.length === 0
  );
  console.log(isWell ? "raw equals the workspace" : "raw differs from the workspace");
  Deno.exit(isWell ? 0 : 1);
}
