import { assertEquals } from "@std/assert";
import { describeActivity, explainPython, withPip, withUv } from "./setup.ts";

Deno.test("`withPip()` makes the environment only when there is none", () => {
  const python = ".venv/bin/python";
  assertEquals(withPip(python, "python3").map(({ program }) => program), ["python3", python]);
  assertEquals(withPip(python, undefined).map(({ program }) => program), [python]);
});

Deno.test("`withUv()` installs into the project's environment, whatever environment is active", () => {
  const [make, fill] = withUv(".venv/bin/python", false);
  assertEquals(make?.args, ["venv", "--python", ">=3.10", ".venv"]);
  assertEquals(fill?.args.slice(0, 4), ["pip", "install", "--python", ".venv/bin/python"]);
  assertEquals(withUv(".venv/bin/python", true), fill === undefined ? [] : [fill]);
});

Deno.test("`describeActivity()` names the package that pip is busy with", () => {
  assertEquals(describeActivity("Collecting dbt-core==1.11.16 (from -r x)"), ", reading dbt-core");
  assertEquals(
    describeActivity("  Downloading duckdb-1.5.6-cp311-linux.whl (20 MB)"),
    ", downloading duckdb",
  );
  assertEquals(
    describeActivity("Installing collected packages: a, b, c"),
    ", installing 3 packages",
  );
  assertEquals(describeActivity("Requirement already satisfied: pip"), undefined);
});

Deno.test("`explainPython()` says which part is missing, else which version was found", () => {
  const trace =
    "Traceback (most recent call last):\nModuleNotFoundError: No module named 'ensurepip'";
  assertEquals(explainPython("python3", trace), "python3 lacks ensurepip");
  assertEquals(explainPython("python3", "3.8.10\n"), "python3 is 3.8.10");
});
