import { assertEquals } from "@std/assert";
import { venvProgram } from "./venv.ts";

Deno.test("`venvProgram()` looks where each system's Python puts programs", () => {
  assertEquals(venvProgram("dbt", "linux"), ".venv/bin/dbt");
  assertEquals(venvProgram("dbt", "darwin"), ".venv/bin/dbt");
  assertEquals(venvProgram("dbt", "windows"), ".venv/Scripts/dbt.exe");
});
