import { listOf } from "@/lib/format";

/**
 * A figure that may be shown, or the reason it may not: "few" stands for 0 to MIN_GROUP - 1 people,
 * "held" for a group of any size that is held back so that a small one stays unknown.
 */
export type Figure = number | "few" | "held";

/** The people of one level in one unit (its subunits included) and in each unit directly inside it. */
export type Family = { whole: number; parts: number[]; hasOwn: boolean };

/**
 * Which parts of a unit may be shown beside the whole, so that no combination of what is shown gives
 * away a group below `min`. Parts and the people directly in the unit (`hasOwn`: it has any, at any
 * level) add up to the whole, so whatever is not shown is known as a sum. That sum must hold at least
 * `min` people, in at least two groups, with every small group free to be anything from 0 to min - 1.
 * Levels are never summed with hidden ones, so each level can be looked at alone; the tree is walked
 * from the top, and inside a unit whose own figure (`above`) is not shown every part reads like it.
 */
export function showParts({ whole, parts, hasOwn }: Family, above: Figure, min: number): Figure[] {
  if (typeof above !== "number") return parts.map(() => above);
  const held = new Set<number>();
  // In the order given, not by size: holding back the smallest would say that it is no larger than the rest.
  const candidates = parts.map((_, index) => index).filter((index) => (parts[index] as number) >= min);
  while (!restIsSafe({ whole, parts, hasOwn }, held, min)) {
    const next = candidates.shift();
    if (next === undefined) break;
    held.add(next);
  }
  // With nothing shown, "few" for all could add up to exactly one answer.
  const nothing = parts.every((part, index) => part < min || held.has(index));
  return parts.map((part, index) => (nothing || held.has(index) ? "held" : part < min ? "few" : part));
}

function restIsSafe({ whole, parts, hasOwn }: Family, held: Set<number>, min: number): boolean {
  const shown = parts.filter((part, index) => part >= min && !held.has(index));
  if (!shown.length) return true;
  const few = parts.filter((part) => part < min).length;
  const rest = whole - shown.reduce((sum, part) => sum + part, 0);
  const groups = few + held.size + (hasOwn ? 1 : 0);
  if (groups === 0) return true;
  if (rest < min) return false;
  // Only the people directly in the unit are left: at least five, and so no small group.
  if (few + held.size === 0) return true;
  if (groups < 2) return false;
  // Without a group of unknown size among them, small groups could be forced to their largest value.
  if (held.size === 0 && !hasOwn) return rest < (min - 1) * few;
  return rest - min * held.size >= min - 1;
}

/** "132": what is shown, and nothing of what is not. */
export function sumOfShown(figures: Figure[]): number {
  return figures.reduce<number>((sum, figure) => sum + (typeof figure === "number" ? figure : 0), 0);
}

export function figureInWords(figure: Figure, min: number): string {
  return typeof figure === "number" ? String(figure) : figure === "few" ? `fewer than ${min}` : "not shown";
}

/** The finding of a distribution in a sentence, from shown figures only. */
export function findingOf(lanes: { name: string; levels: { title: string; figure: Figure }[] }[], min: number): string {
  const tracks = lanes
    .map(({ name, levels }) => ({ name, people: sumOfShown(levels.map((level) => level.figure)) }))
    .filter((track) => track.people);
  const total = tracks.reduce((sum, track) => sum + track.people, 0);
  if (!total) return `No level has a group of ${min} people or more that can be shown.`;
  const levels = lanes
    .flatMap((lane) => lane.levels)
    .filter((level): level is { title: string; figure: number } => typeof level.figure === "number");
  const largest = levels.reduce((a, b) => (b.figure > a.figure ? b : a));
  const spread = listOf(tracks.map((track) => `${track.people} on ${track.name}`));
  return `Of ${total} people in groups of ${min} or more, ${spread}; the largest group is ${largest.title} with ${largest.figure}.`;
}

/** What an address asks of the distribution; a repeated word counts as none. */
export function distributionSearch(search: Record<string, string | string[] | undefined>): {
  unit?: string;
  day?: string;
  framework?: string;
} {
  const asked: { unit?: string; day?: string; framework?: string } = {};
  for (const name of ["unit", "day", "framework"] as const) {
    const value = search[name];
    if (typeof value === "string" && value) asked[name] = value;
  }
  return asked;
}
