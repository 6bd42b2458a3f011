/**
 * A record of the vendor's SDK as the wire carries it: what the SDK's types leave out, the API sends as null.
 */
export type Wire<T> = T extends string | number | boolean | null | undefined ? T
  : T extends readonly (infer Item)[] ? Wire<Item>[]
  : T extends object
    ? { [K in keyof T]: K extends OptionalKeys<T> ? Wire<T[K]> | null : Wire<T[K]> }
  : T;

type OptionalKeys<T> = {
  [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? K : never;
}[keyof T];

/** `Base` with some of its fields typed anew: where the example payloads contradict the SDK, the examples win. */
export type Retyped<Base, Fields> = Omit<Base, keyof Fields> & Fields;

/** Values of custom attributes. Dates are Unix seconds. */
export type AttributeValue = string | number | boolean | null | Record<string, unknown>;

/** Custom attributes by name. */
export type AttributeValues = Record<string, AttributeValue>;
