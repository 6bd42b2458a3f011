/** Folder of the Python environment that `deno task setup` makes, relative to the project. */
export const venvFolder = ".venv";

/**
 * Path of a program in the project's Python environment, such as `dbt`.
 *
 * @param platform Where the program runs; the running system's by default. Windows keeps programs elsewhere.
 */
export function venvProgram(name: string, platform: typeof Deno.build.os = Deno.build.os): string {
  return platform === "windows" ? `${venvFolder}/Scripts/${name}.exe` : `${venvFolder}/bin/${name}`;
}
