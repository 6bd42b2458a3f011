/** Units with the next smaller one, and how many of that make one. The smallest is a second. */
const units = [
  { name: "d", small: "h", smallSeconds: 3_600, count: 24 },
  { name: "h", small: "min", smallSeconds: 60, count: 60 },
  { name: "min", small: "s", smallSeconds: 1, count: 60 },
] as const;

/** A length of time for people: `1.2 s`, `3 min 5 s`, `2 h 5 min`, `4 d 3 h`. */
export function showDuration(durationMs: number): string {
  const seconds = Math.max(0, durationMs) / 1000;
  for (const { name, small, smallSeconds, count } of units) {
    const smalls = Math.round(seconds / smallSeconds);
    if (smalls < count) continue;
    const rest = smalls % count;
    return `${Math.floor(smalls / count)} ${name}${rest === 0 ? "" : ` ${rest} ${small}`}`;
  }
  return `${seconds.toFixed(1)} s`;
}
