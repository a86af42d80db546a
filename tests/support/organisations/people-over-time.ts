// Random organisations with years of history, for those who attack what is published of them.
import { type Counts, countsOf, type Unit, wholeOrganisation } from "@/lib/insights/rules";
import type { Ladder, Step } from "@/lib/flows/rules";

export const ladders: Ladder[] = [
  { key: "ic", name: "Individual contributor", levels: ["i1", "i2", "i3", "i4"].map((key) => ({ key, title: key })) },
  { key: "m", name: "Management", levels: ["m1", "m2", "m3"].map((key) => ({ key, title: key })) },
];
export const levelKeys = ladders.flatMap((track) => track.levels.map((level) => level.key));

/** Where somebody is in a year: a level and a unit (or in none), or not here. */
type Place = { level: string; unit: string | null } | null;
export type Life = { joined: number; location: string; years: Place[] };
export type Organisation = { units: Unit[]; lives: Life[]; snapshots: number };

/** Numbers from a seed, from 0 up to (not including) 1. */
export function dice(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function randomOrganisation(seed: number, snapshots = 12): Organisation {
  const roll = dice(seed);
  const under = (most: number) => Math.floor(roll() * most);
  const units: Unit[] = [];
  const grow = (parent: Unit | null, depth: number) => {
    const count = depth === 0 ? 1 + under(4) : under(depth === 1 ? 4 : 2);
    for (let index = 0; index < count; index++) {
      const id = `u${units.length}`;
      const unit = { id, key: id, name: id, parentId: parent?.id ?? null, path: `${parent?.path ?? ""}${id}.` };
      units.push(unit);
      if (depth < 2) grow(unit, depth + 1);
    }
  };
  grow(null, 0);
  const restless = roll() * 0.5;
  const people = 6 + under(roll() < 0.5 ? 40 : 160);
  const unitOrNone = () => (roll() < 0.1 ? null : (units[under(units.length)] as Unit).id);
  // Levels are not equally common: some have a handful, some dozens.
  const weights = levelKeys.map(() => roll() ** 2);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const anyLevel = () => {
    let at = roll() * total;
    return levelKeys[
      Math.max(
        0,
        weights.findIndex((weight) => (at -= weight) < 0),
      )
    ] as string;
  };
  const lives = Array.from({ length: people }, (): Life => {
    const joined = roll() < 0.5 ? 0 : under(snapshots);
    let now: Place = { level: anyLevel(), unit: unitOrNone() };
    const years = Array.from({ length: snapshots }, (_, year): Place => {
      if (year < joined) return null;
      if (now && year > joined) {
        if (roll() < restless * 0.3) now = null;
        else if (roll() < restless) now = { level: anyLevel(), unit: roll() < 0.3 ? unitOrNone() : now.unit };
      }
      return now;
    });
    return { joined, location: ["Berlin", "Lisbon", "Nairobi"][under(3)] as string, years };
  });
  return { units, lives, snapshots };
}

const around = (units: Unit[], id: string | null) => {
  const path = units.find((unit) => unit.id === id)?.path ?? "";
  return [wholeOrganisation, ...units.filter((unit) => path.startsWith(unit.path)).map((unit) => unit.id)];
};

export function headcounts({ units, lives }: Organisation, year: number): Counts {
  return countsOf(
    lives.flatMap(({ years }) => {
      const place = years[year];
      return place ? around(units, place.unit).map((unitId) => ({ unitId, key: place.level, people: 1 })) : [];
    }),
  );
}

/** The steps of the year that begins with a snapshot, in each unit and in the whole. */
export function stepsOf({ units, lives }: Organisation, year: number): Map<string, Step[]> {
  const steps = new Map<string, Step[]>([[wholeOrganisation, []], ...units.map((unit): [string, Step[]] => [unit.id, []])]);
  for (const { years } of lives) {
    const [a, b] = [years[year], years[year + 1]];
    if (!a && !b) continue;
    const [from, to] = [a, b].map((place) => new Set(place ? around(units, place.unit) : []));
    for (const [id, list] of steps)
      if (a && b ? from?.has(id) && to?.has(id) : from?.has(id) || to?.has(id))
        list.push({ from: a?.level ?? null, to: b?.level ?? null, people: 1 });
  }
  return steps;
}
