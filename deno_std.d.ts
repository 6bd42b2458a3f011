// Types for Deno's standard library as npm carries it (`npm:deno-std`, the same modules as on JSR, without their types).
// Only what this project uses is declared.

declare module "@std/async/delay" {
  /** Resolves after a time; rejects with the signal's reason when aborted. */
  export function delay(ms: number, options?: { readonly signal?: AbortSignal }): Promise<void>;
}

declare module "@std/cli/parse-args" {
  export interface ParseArgsOptions {
    readonly string?: readonly string[];
    readonly boolean?: readonly string[];
    readonly collect?: readonly string[];
    readonly negatable?: readonly string[];
    readonly alias?: Readonly<Record<string, string | readonly string[]>>;
    readonly default?: Readonly<Record<string, unknown>>;
    readonly stopEarly?: boolean;
    readonly unknown?: (argument: string, key?: string, value?: unknown) => unknown;
  }
  export type ParsedArgs = { readonly _: readonly (string | number)[] } & {
    readonly [name: string]: unknown;
  };
  export function parseArgs(args: readonly string[], options?: ParseArgsOptions): ParsedArgs;
}

declare module "@std/assert" {
  export function assert(expr: unknown, msg?: string): asserts expr;
  export function assertEquals<T>(actual: T, expected: T, msg?: string): void;
  export function assertNotEquals<T>(actual: T, expected: T, msg?: string): void;
  export function assertStrictEquals<T>(
    actual: unknown,
    expected: T,
    msg?: string,
  ): asserts actual is T;
  export function assertAlmostEquals(
    actual: number,
    expected: number,
    tolerance?: number,
    msg?: string,
  ): void;
  export function assertExists<T>(actual: T, msg?: string): asserts actual is NonNullable<T>;
  export function assertStringIncludes(actual: string, expected: string, msg?: string): void;
  export function assertMatch(actual: string, expected: RegExp, msg?: string): void;
  export function assertGreaterOrEqual<T>(actual: T, expected: T, msg?: string): void;
  export function assertLessOrEqual<T>(actual: T, expected: T, msg?: string): void;
  export function assertInstanceOf<T>(
    actual: unknown,
    // deno-lint-ignore no-explicit-any
    expectedType: abstract new (...args: any[]) => T,
    msg?: string,
  ): asserts actual is T;
  export function assertThrows<E extends Error>(
    fn: () => unknown,
    // deno-lint-ignore no-explicit-any
    errorClass?: abstract new (...args: any[]) => E,
    msgIncludes?: string,
    msg?: string,
  ): E;
  export function assertRejects<E extends Error>(
    fn: () => PromiseLike<unknown>,
    // deno-lint-ignore no-explicit-any
    errorClass?: abstract new (...args: any[]) => E,
    msgIncludes?: string,
    msg?: string,
  ): Promise<E>;
  export function fail(msg?: string): never;
}

declare module "@std/yaml" {
  export function parse(content: string): unknown;
  export function stringify(data: unknown, options?: { readonly lineWidth?: number }): string;
}
