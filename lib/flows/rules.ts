import { type Ribbon, type Tone, toneOf } from "@/lib/charts/rules";
import type { Day } from "@/lib/clock";
import { type Figure, type Shown, showAlone, showParts, showWays, type Way } from "@/lib/disclosures/rules";
import { countOf, listOf } from "@/lib/format";

export type Ladder = { key: string; name: string; levels: { key: string; title: string }[] };
/** People by their level on the first and on the last day; null for outside these ladders. */
export type Step = { from: string | null; to: string | null; people: number };

/** What a way is called in a count: levels on either side of ">", tracks with "@", nothing for outside. */
export const wayBetween = (from: string, to: string) => `${from}>${to}`;
export const trackPlace = (key: string) => `@${key}`;

/** The days on which a year of flows may end, the newest first: the firsts of quarters, ten years back. */
export function yearEnds(now: Day): Day[] {
  const month = Math.floor((Number(now.slice(5, 7)) - 1) / 3) * 3;
  const start = Number(now.slice(0, 4)) * 12 + month;
  return Array.from({ length: 40 }, (_, index) => start - index * 3).map(
    (months) => `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}-01`,
  );
}

export const yearBefore = (day: Day): Day => `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;

/**
 * Counts of every way there is between the levels of some ladders, zeros among them: into the ladders and out of
 * them, between levels of one track, and between tracks (from a level, to a level, and in all).
 */
export function countWays(ladders: Ladder[], steps: Step[]): Map<string, number> {
  const trackOf = new Map(ladders.flatMap((track) => track.levels.map((level) => [level.key, track.key] as const)));
  const counts = new Map(waysOf(ladders).map(({ key }) => [key, 0]));
  const add = (from: string, to: string, people: number) => {
    const key = wayBetween(from, to);
    counts.set(key, (counts.get(key) ?? 0) + people);
  };
  for (const { from, to, people } of steps) {
    const [a, b] = [from && trackOf.get(from), to && trackOf.get(to)];
    if ((!a && !b) || from === to) continue;
    if (!a || !b || a === b) add(a ? (from as string) : "", b ? (to as string) : "", people);
    else {
      add(from as string, trackPlace(b), people);
      add(trackPlace(a), to as string, people);
      add(trackPlace(a), trackPlace(b), people);
    }
  }
  return counts;
}

// Where a way begins and ends in the network that showWays looks at: those between two tracks pass a narrow place.
function waysOf(ladders: Ladder[]): { key: string; from: string; to: string }[] {
  const way = (from: string, to: string, start = from, end = to) => ({ key: wayBetween(from, to), from: start, to: end });
  return ladders.flatMap((track) => {
    const others = ladders.filter((other) => other !== track);
    return [
      ...others.map((other) =>
        way(trackPlace(track.key), trackPlace(other.key), `${track.key}>${other.key} `, `${track.key}>${other.key}`),
      ),
      ...track.levels.flatMap(({ key }) => [
        way("", key),
        way(key, ""),
        ...track.levels.flatMap((level) => (level.key === key ? [] : [way(key, level.key)])),
        ...others.map((other) => way(key, trackPlace(other.key), key, `${track.key}>${other.key} `)),
        ...others.map((other) => way(trackPlace(other.key), key, `${other.key}>${track.key}`, key)),
      ]),
    ];
  });
}

/**
 * Which of these counts may be shown of the whole organisation, whose headcounts of both days are known. How many
 * moved between two tracks is told where they are enough; from and to which levels, as far as that allows.
 */
export function showFlows(ladders: Ladder[], steps: Step[], min: number): Map<string, Figure> {
  const counts = countWays(ladders, steps);
  const peopleOn = (key: string) => counts.get(key) ?? 0;
  const ways = waysOf(ladders);
  const there = (level: string, side: "from" | "to") => steps.reduce((sum, step) => sum + (step[side] === level ? step.people : 0), 0);
  const unknown = ladders
    .flatMap((track) => track.levels)
    .map(({ key }) => key)
    .filter((key) => there(key, "from") < min || there(key, "to") < min);
  const isTold = ({ key }: { key: string }) => key.startsWith("@") && key.includes(">@") && peopleOn(key) >= min;
  const network = ways.filter((way) => !isTold(way));
  const narrow = new Set(
    ways
      .filter(({ key }) => key.includes("@"))
      .flatMap(({ from, to }) => [from, to])
      .filter((place) => place.includes(">")),
  );
  const figures = showWays(
    network.map(({ key, from, to }): Way => ({ from, to, people: peopleOn(key) })),
    unknown,
    min,
    (place) => narrow.has(place),
  );
  return new Map([
    ...ways.filter(isTold).map(({ key }) => [key, showAlone(peopleOn(key), min)] as const),
    ...network.map(({ key }, index) => [key, figures[index] ?? ("held" as const)] as const),
  ]);
}

/** Of those who moved to a track, how many had been on it before. */
export const showBack = (moved: number, back: number, figure: Figure, min: number): Figure =>
  showParts({ whole: moved, parts: [back, moved - back], hasOwn: false }, figure, min)[0] ?? "held";

export type Move = { from: string; to: string; figure: Figure; back: Figure };

/** "18 of 140 people moved between tracks: 11 from A to B and 7 from B to A; 6 of them went back to …" */
export function flowsInWords(moves: Move[], here: number, min: number): string {
  const shown = moves.filter((move): move is Move & { figure: Shown } => typeof move.figure === "number");
  if (!shown.length) return `No more than a few people moved between two tracks: fewer than ${min} each way, or too few to be shown.`;
  const total = shown.reduce((sum, move) => sum + move.figure, 0);
  const each = listOf(shown.map(({ from, to, figure }) => `${figure} from ${from} to ${to}`));
  const back = shown.reduce((sum, move) => sum + (typeof move.back === "number" ? move.back : 0), 0);
  const rest = moves.length - shown.length;
  const others = rest ? ` ${rest === 1 ? "The other way" : "The other ways"}: fewer than ${min}, or not shown.` : "";
  return `${total}${here ? ` of ${here}` : ""} people moved between tracks: ${each}.${others}${back ? ` ${back} of them came back to where they had been before.` : ""}`;
}

export type Returns = { from: string; to: string; same: Figure; earlier: Figure; away: Figure };

/** Whether people come back to a track, and to which level, in a sentence. */
export function returnsInWords(returns: Returns[], min: number): string {
  const said = returns.flatMap(({ from, to, same, earlier }) => {
    const counted = [
      ...(typeof same === "number" ? [`${countOf(same, "person", "people")} at the level they had left or one after it`] : []),
      ...(typeof earlier === "number" ? [`${countOf(earlier, "person", "people")} at a level before it`] : []),
    ];
    return counted.length ? [`From ${to} back to ${from} came ${listOf(counted)}.`] : [];
  });
  return said.join(" ") || `Fewer than ${min} people came back in each way, so what it meant for them is not shown.`;
}

type LadderView = {
  name: string;
  kind: string;
  levels: {
    title: string;
    joined: Figure;
    left: Figure;
    others: { track: string; came: Figure; went: Figure }[];
    within: { title: string; figure: Figure }[];
  }[];
};

/** The ways that are shown as ribbons: from a level to a level of the same track, to or from another track, and outside. */
export function ribbonsOf(tracks: LadderView[]): Ribbon[] {
  return tracks.flatMap((track) =>
    track.levels.flatMap(({ title, joined, left, others, within }) => {
      const tone = toneOf(track.kind);
      const ribbon = (from: string, to: string, figure: Figure, of: Tone = tone): Ribbon[] =>
        typeof figure === "number" ? [{ from, to, people: figure, tone: of }] : [];
      return [
        ...within.flatMap((level) => ribbon(title, level.title, level.figure)),
        ...others.flatMap((other) => [
          ...ribbon(title, `To ${other.track}`, other.went),
          ...ribbon(`From ${other.track}`, title, other.came),
        ]),
        ...ribbon("Joined", title, joined, "outside"),
        ...ribbon(title, "Left", left, "outside"),
      ];
    }),
  );
}
