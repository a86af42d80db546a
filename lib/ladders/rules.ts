import type { ExpectationState } from "@/prisma/generated/enums";

export type Lane = { key: string; forkAfterKey: string | null; levels: { key: string; bandKey: string | null }[] };

/**
 * In which row each level is drawn, counting from zero, so that lanes stand side by side: peers (one
 * band) share a row, a track begins beside its fork if the two are peers and a row later otherwise.
 * Bands that cross one another cannot all be aligned; then none is.
 */
export function rowsOf(lanes: Lane[]): Map<string, number> {
  return (
    settle(lanes) ??
    settle(lanes.map((lane) => ({ ...lane, levels: lane.levels.map(({ key }) => ({ key, bandKey: null })) }))) ??
    settle(lanes.map((lane) => ({ ...lane, forkAfterKey: null, levels: lane.levels.map(({ key }) => ({ key, bandKey: null })) }))) ??
    new Map()
  );
}

// Rows only ever move down. Where each round moves some, the wishes contradict one another.
function settle(lanes: Lane[]): Map<string, number> | null {
  const all = lanes.flatMap((lane) => lane.levels);
  const bandOf = new Map(all.map(({ key, bandKey }) => [key, bandKey]));
  const rows = new Map(all.map(({ key }) => [key, 0]));
  const row = (key: string) => rows.get(key) ?? 0;
  const firstOfBand = (lane: Lane, bandKey: string) => lane.levels.find((level) => level.bandKey === bandKey)?.key;
  for (let round = 0; round <= all.length + 1; round++) {
    let moved = false;
    for (const lane of lanes) {
      for (const [i, { key, bandKey }] of lane.levels.entries()) {
        const fork = lane.forkAfterKey;
        const beside = fork !== null && bandKey !== null && bandOf.get(fork) === bandKey;
        const start = fork === null || !rows.has(fork) ? 0 : row(fork) + (beside ? 0 : 1);
        const peers =
          bandKey !== null && firstOfBand(lane, bandKey) === key ? lanes.map((other) => row(firstOfBand(other, bandKey) ?? key)) : [];
        const next = Math.max(row(key), i ? row((lane.levels[i - 1] as { key: string }).key) + 1 : start, ...peers);
        if (next > row(key)) moved = Boolean(rows.set(key, next));
      }
    }
    if (!moved) return rows;
  }
  return null;
}

/** The levels below one, nearest first: those before it in its track, then from the level its track forks after. */
export function levelsBelow(lanes: Lane[], key: string): string[] {
  const below: string[] = [];
  for (let at = before(lanes, key); at && at !== key && !below.includes(at); at = before(lanes, at)) below.push(at);
  return below;
}

function before(lanes: Lane[], key: string): string | null {
  const lane = lanes.find((one) => one.levels.some((level) => level.key === key));
  const place = lane?.levels.findIndex((level) => level.key === key) ?? -1;
  return lane?.levels[place - 1]?.key ?? lane?.forkAfterKey ?? null;
}

/** Whether a word from an address can be a key at all. */
export const isKey = (word: string) => /^[a-z0-9-]{1,80}$/.test(word);

/** Where a competency stands on the page of a level: its part of the address behind the #. */
export const anchorOf = (competencyKey: string) => `competency-${competencyKey}`;

export const stateInWords: Record<ExpectationState, string> = {
  expected: "Expected",
  same_as_below: "The same as before",
  not_yet_expected: "Not expected yet",
  ceiling_reached: "Grows no further here",
  optional: "Optional",
  not_applicable: "Not part of this level",
};

export type Week = { coding: number; reviewAndDesign: number; people: number; meetings: number; other: number };
export const weekParts: [keyof Week, string][] = [
  ["coding", "Coding"],
  ["reviewAndDesign", "Review and design"],
  ["people", "People"],
  ["meetings", "Meetings"],
  ["other", "Other"],
];
