/** An API version the simulator speaks, newest last. Versions 1.x had other resources and are refused. */
export const VERSIONS = [
  "2.0",
  "2.1",
  "2.2",
  "2.3",
  "2.4",
  "2.5",
  "2.6",
  "2.7",
  "2.8",
  "2.9",
  "2.10",
  "2.11",
  "2.12",
  "2.13",
  "2.14",
  "2.15",
  "2.16",
  "2.17",
  "Unstable",
] as const;

/** One of the versions the simulator speaks. */
export type Version = typeof VERSIONS[number];

/** What a request without the header gets: the app's own setting, here the newest stable one. */
export const DEFAULT_VERSION: Version = "2.16";

/** The version a header names; undefined where there is no such version. */
export function parseVersion(header: string | null): Version | undefined {
  if (header === null || header === "") return DEFAULT_VERSION;
  return VERSIONS.find((version) => version === header);
}

/** Whether `version` is `least` or newer. */
export function isAtLeast(version: Version, least: Version): boolean {
  return VERSIONS.indexOf(version) >= VERSIONS.indexOf(least);
}
