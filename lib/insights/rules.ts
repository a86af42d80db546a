import { addDays, type Day, isDay } from "@/lib/clock";
import { type Family, type Figure, type Shown, figureInWords, showAlone, showParts, sumOfShown } from "@/lib/disclosures/rules";
import { formatDay, listOf } from "@/lib/format";

/** The unit that stands for the whole organisation in headcount. */
export const wholeOrganisation = "00000000-0000-0000-0000-000000000000";

export type Unit = { id: string; key: string; name: string; parentId: string | null; path: string };

/** Units on the way from the top to the one looked at, with all of those directly inside each. */
export type Neighbourhood = { unit: Unit | null; units: Unit[] };

/** People by unit id and what they are counted by, such as a level's key. */
export type Counts = Map<string, Map<string, number>>;

/** A count for each unit of a neighbourhood, by level or by something else that is not added up. */
export function countsOf(rows: { unitId: string; key: string; people: number }[]): Counts {
  const counts: Counts = new Map();
  for (const { unitId, key, people } of rows) {
    const unit = counts.get(unitId) ?? new Map<string, number>();
    counts.set(unitId, unit.set(key, (unit.get(key) ?? 0) + people));
  }
  return counts;
}

/** The ids on the way to the unit looked at, the whole organisation (null) first. */
export function lineOf({ unit, units }: Neighbourhood): (string | null)[] {
  const nodes = unit?.path.split(".").filter(Boolean) ?? [];
  return [null, ...nodes.map((_, depth) => units.find((one) => one.path === `${nodes.slice(0, depth + 1).join(".")}.`)?.id ?? null)];
}

/**
 * The parts that are groups of their own: a unit without anybody on these ladders is not one of them, since
 * that it stands outside is structure, not a figure.
 */
export const partsOf = ({ units }: Neighbourhood, counts: Counts, parent: string | null) =>
  units.filter((one) => one.parentId === parent && totalOf(counts, one.id) > 0);

export const totalOf = (counts: Counts, id: string | null) =>
  [...(counts.get(id ?? wholeOrganisation)?.values() ?? [])].reduce((sum, people) => sum + people, 0);

/**
 * What may be shown of one key in the unit looked at and in its parts, walking down from the whole. `top` is
 * what may be shown of the whole; `others` whether people of a unit need not be in one of its parts, as those
 * who went from one part to another: then nothing is said of which units have anybody.
 */
export function walkDown(place: Neighbourhood, counts: Counts, key: string, top: Figure, min: number, others = false) {
  const people = (id: string | null) => counts.get(id ?? wholeOrganisation)?.get(key) ?? 0;
  const groupsIn = (id: string | null) => (others ? place.units.filter((one) => one.parentId === id) : partsOf(place, counts, id));
  let own = top;
  let parts: Figure[] = [];
  lineOf(place).forEach((id, depth, line) => {
    if (depth > 0) own = parts[groupsIn(line[depth - 1] ?? null).findIndex((part) => part.id === id)] ?? "few";
    const inside = groupsIn(id);
    const family: Family = {
      whole: people(id),
      parts: inside.map((part) => people(part.id)),
      hasOwn: others || totalOf(counts, id) > inside.reduce((sum, part) => sum + totalOf(counts, part.id), 0),
    };
    parts = showParts(family, own, min);
  });
  return { own, parts };
}

/** The headcount of every level, in the unit looked at and its parts. */
export function headcountOf(place: Neighbourhood, counts: Counts, levels: string[], min: number) {
  return new Map(
    levels.map((key) => [key, walkDown(place, counts, key, showAlone(counts.get(wholeOrganisation)?.get(key) ?? 0, min), min)]),
  );
}

/** Who is here and stands at no level that is counted: nobody is missing without a word. */
export type Outside = { earlier: Figure; elsewhere: Figure; without: Figure };

export function outsideInWords({ earlier, elsewhere, without }: Outside, min: number): string {
  const some = (figure: Figure) => figureInWords(figure, min);
  return `Not at these levels today: ${some(earlier)} on levels of earlier versions, ${some(elsewhere)} on other ladders, ${some(without)} without a level.`;
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
    .filter((level): level is { title: string; figure: Shown } => typeof level.figure === "number");
  const largest = levels.reduce((a, b) => (b.figure > a.figure ? b : a));
  const spread = listOf(tracks.map((track) => `${track.people} on ${track.name}`));
  return `Of ${total} people in groups of ${min} or more, ${spread}; the largest group is ${largest.title} with ${largest.figure}.`;
}

/**
 * What can be said in words where no level of the whole has a group: how many people there are at least, in steps,
 * as long as that leaves every level open.
 */
export function smallInWords(total: number, levels: number, min: number): string {
  const least = Math.floor(total / min) * min;
  const many =
    least > 0 && least + min <= (min - 1) * levels ? `${least} people or more are on these ladders` : "Some people may be on these ladders";
  return `${many}, and fewer than ${min} at each level. Groups this small are not counted here, so that figures never speak of anybody: they appear once ${min} people stand at one level. Plans, 1-on-1s and opportunities work as for everybody, between the people they are about.`;
}

const words = ["unit", "day", "framework", "beside", "then", "by", "until"] as const;
/** What an address asks of the organisation: which unit, on which day, on which ladders, and beside what. */
export type Asked = Partial<Record<(typeof words)[number], string>>;

/** Reads an address; a repeated word counts as none. */
export function askedOf(search: Record<string, string | string[] | undefined>): Asked {
  const asked: Asked = {};
  for (const name of words) {
    const value = search[name];
    if (typeof value === "string" && value) asked[name] = value;
  }
  return asked;
}

/** The same, as an address: what is empty is left out. */
export const addressOf = (path: string, asked: Asked): string => {
  const search = new URLSearchParams(words.flatMap((name) => (asked[name] ? [[name, asked[name]]] : [])));
  return search.size ? `${path}?${search}` : path;
};

/**
 * The day that is shown when one is asked for. Past days of anything but the whole go in monthly steps: two days
 * next to each other would show one person moving.
 */
export function dayFor(asked: string | undefined, inSteps: boolean, now: Day): Day {
  if (!asked || !isDay(asked) || asked >= now) return now;
  return inSteps ? `${asked.slice(0, 7)}-01` : asked;
}

/** The first days of the quarters of the last ten years, the oldest first, and today. */
export function quartersUntil(now: Day): Day[] {
  const year = Number(now.slice(0, 4));
  const quarters = Array.from(
    { length: 44 },
    (_, index) => `${year - 10 + Math.floor(index / 4)}-${["01", "04", "07", "10"][index % 4]}-01`,
  );
  return [...quarters.filter((day) => day < now && day >= addDays(now, -3653)), now];
}

/** "29; 5 or more since 1 Jan 2023": how many there are of a level, and since when there has been a group of them. */
export function sinceWhen(figures: Figure[], days: Day[], min: number): string {
  const now = figures.at(-1);
  if (typeof now !== "number") return "No group that can be shown.";
  let first = figures.length - 1;
  while (first > 0 && typeof figures[first - 1] === "number") first--;
  return `${now} now; ${min} or more ${first === 0 ? "all the time since" : "since"} ${formatDay(days[first] ?? "")}.`;
}

/** What two columns of figures say beside one another, from what is shown of both. */
export function comparedInWords(levels: { title: string; figures: [Figure, Figure] }[], [one, other]: [string, string]): string {
  const both = levels.filter((level): level is { title: string; figures: [Shown, Shown] } =>
    level.figures.every((figure) => typeof figure === "number"),
  );
  if (!both.length) return `No level has a group that can be shown on both sides.`;
  const [a, b] = [0, 1].map((side) => both.reduce((sum, level) => sum + (level.figures[side] as number), 0)) as [number, number];
  const most = both.reduce((x, y) => (Math.abs(y.figures[0] - y.figures[1]) > Math.abs(x.figures[0] - x.figures[1]) ? y : x));
  const differs =
    most.figures[0] === most.figures[1]
      ? "Every level is the same."
      : `${most.title} differs most: ${most.figures[0]} and ${most.figures[1]}.`;
  return `${one}: ${a} people at the levels that can be shown for both. ${other}: ${b}. ${differs}`;
}
