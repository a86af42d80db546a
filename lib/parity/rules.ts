import { type Figure, type Shown, sumOfShown } from "@/lib/disclosures/rules";
import { countOf, listOf } from "@/lib/format";

type Level = { key: string; title: string; band: { key: string; name: string; order: number } | null };
export type Lane = { key: string; name: string; levels: Level[] };
type FigureOf = (levelKey: string) => Figure;

/** The level nearest to the end of a track that has a group which can be shown, and its people. */
export function furthestOf(lane: Lane, shown: FigureOf): (Level & { people: Shown }) | null {
  for (const level of [...lane.levels].reverse()) {
    const people = shown(level.key);
    if (typeof people === "number") return { ...level, people };
  }
  return null;
}

/**
 * Whether most people of a track have somebody of it further along: whether a group stands beyond the largest
 * one. Null where no group can be shown.
 */
export function hasFurther(lane: Lane, shown: FigureOf): boolean | null {
  const groups = lane.levels.map((level) => shown(level.key));
  const largest = Math.max(...groups.map((figure) => (typeof figure === "number" ? figure : 0)));
  if (!largest) return null;
  return groups.findLastIndex((figure) => figure === largest) < groups.findLastIndex((figure) => typeof figure === "number");
}

/** How far the groups of each track go, and whether that is as far for each: where a track comes to its end sooner. */
export function ceilingInWords(lanes: Lane[], shown: FigureOf): string {
  const ends = lanes.flatMap((lane) => {
    const level = furthestOf(lane, shown);
    return level ? [{ lane, level }] : [];
  });
  if (!ends.length) return "No level has a group that can be shown, so nothing is said of where a track ends.";
  const far = listOf(ends.map(({ lane, level }) => `on ${lane.name} as far as ${level.title} (${level.people})`));
  const bands = ends.map(({ level }) => level.band);
  if (ends.length < 2 || bands.some((band) => band === null)) return `Groups that can be shown go ${far}.`;
  const orders = bands.map((band) => band?.order ?? 0);
  const short = ends.filter(({ level }) => level.band?.order !== Math.max(...orders)).map(({ lane }) => lane.name);
  return `Groups that can be shown go ${far}. ${
    short.length ? `These are not peers: the groups of ${listOf(short)} end sooner.` : "These are peers: no track ends sooner than another."
  }`;
}

/** People at the levels of each band, by track: peers beside one another. Levels without a band are left out. */
export function peersByBand(lanes: Lane[], shown: FigureOf): { key: string; name: string; people: Figure[] }[] {
  const bands = new Map(lanes.flatMap((lane) => lane.levels.flatMap(({ band }) => (band ? [[band.key, band] as const] : []))));
  return [...bands.values()]
    .sort((a, b) => a.order - b.order)
    .map(({ key, name }) => ({
      key,
      name,
      people: lanes.map((lane): Figure => {
        const figures = lane.levels.filter((level) => level.band?.key === key).map((level) => shown(level.key));
        return figures.some((figure) => typeof figure === "number") ? sumOfShown(figures) : figures.includes("held") ? "held" : "few";
      }),
    }));
}

export const spans = ["Nobody", "1 to 4", "5 to 8", "9 and more"] as const;
export const spanOf = (reports: number) => spans[reports === 0 ? 0 : reports < 5 ? 1 : reports < 9 ? 2 : 3];

/** Who is on a track of leading people and leads nobody, and who leads people from another track. */
export function leadingInWords(lanes: { kind: string; levels: { title: string; figures: Figure[] }[] }[]): string {
  const said = lanes.flatMap(({ kind, levels }) =>
    levels.flatMap(({ title, figures: [nobody, ...some] }) => {
      const leading = sumOfShown(some);
      if (kind === "management")
        return typeof nobody === "number" ? [`${countOf(nobody, "person", "people")} at ${title} lead nobody now`] : [];
      return leading ? [`${countOf(leading, "person", "people")} at ${title} lead others`] : [];
    }),
  );
  return said.length
    ? `${listOf(said)}.`
    : "No group that leads from another track, or leads nobody on a track of leading, is large enough to show.";
}

/** How many managers stand between people and the head of their line. */
export function depthInWords(depths: { managers: number; figure: Figure }[]): string {
  const shown = depths.filter((one): one is { managers: number; figure: Shown } => typeof one.figure === "number");
  const last = shown.at(-1);
  if (!last) return "No group of a length can be shown.";
  const most = shown.reduce((a, b) => (b.figure > a.figure ? b : a));
  return `Most people who can be shown have ${countOf(most.managers, "manager")} in their line; the longest line with a group has ${last.managers}.`;
}
