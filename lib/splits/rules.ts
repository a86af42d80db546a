import { type Figure, showGrid } from "@/lib/disclosures/rules";

export const splitKinds = ["tenure", "time", "location", "version"] as const;
export type SplitKind = (typeof splitKinds)[number];
export const isSplitKind = (word: string | undefined): word is SplitKind => splitKinds.includes(word as SplitKind);

export const splitNames: Record<SplitKind, string> = {
  tenure: "Years in the company",
  time: "Years at the level",
  location: "Location",
  version: "Framework version",
};

export const splitDefinitions: Record<SplitKind, string> = {
  tenure: "Full years since each person joined, up to that day.",
  time: "Full years since each person's current level began, up to that day; ranges, so that nobody is compared with anybody.",
  location: "Where people are now, also on past days; for those without a location their time zone stands in.",
  version: "The version of the framework in which people's level is written.",
};

const years: Partial<Record<SplitKind, [number, string][]>> = {
  tenure: [
    [2, "Under 2"],
    [5, "2 to 4"],
    [10, "5 to 9"],
    [Number.POSITIVE_INFINITY, "10 and more"],
  ],
  time: [
    [1, "Under 1"],
    [2, "1"],
    [4, "2 to 3"],
    [Number.POSITIVE_INFINITY, "4 and more"],
  ],
};

/** The range that a number of full years falls in; other groups go by their own name. */
export const groupOf = (kind: SplitKind, group: string): string => years[kind]?.find(([below]) => Number(group) < below)?.[1] ?? group;

/** All groups there can be of ranges; of names, those that there are, the most common first, and the rest as one. */
export function groupsOf(kind: SplitKind, rows: { group: string; people: number }[], most: number): string[] {
  const ranges = years[kind];
  if (ranges) return ranges.map(([, name]) => name);
  const sums = new Map<string, number>();
  for (const { group, people } of rows) sums.set(group, (sums.get(group) ?? 0) + people);
  const names = [...sums].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], "en")).map(([name]) => name);
  const listed = names.slice(0, most).sort((a, b) => a.localeCompare(b, "en"));
  return names.length > most ? [...listed, elsewhere] : listed;
}
const elsewhere = "Elsewhere";

/** People of each level by group, as far as they may be shown, and of all levels that have a group to show. */
export function splitLevels(
  levels: string[],
  groups: string[],
  rows: { level: string; group: string; people: number }[],
  min: number,
  inside = 0,
): { figures: Map<string, Figure[]>; sums: Figure[] } {
  const named = new Set(groups);
  const counts = levels.map((level) => {
    const row = new Map(groups.map((group) => [group, 0]));
    for (const { level: of, group, people } of rows) {
      const name = named.has(group) ? group : elsewhere;
      if (of === level) row.set(name, (row.get(name) ?? 0) + people);
    }
    return [...row.values()];
  });
  const grid = showGrid(counts, min, inside);
  return { figures: new Map(levels.map((level, at) => [level, grid.rows[at] ?? []])), sums: grid.sums };
}
