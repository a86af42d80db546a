// The one place that decides which figures about people may be seen.

declare const shown: unique symbol;
/** A number that leadership may be shown. The rules here make them, and nothing else can: a count is none. */
export type Shown = number & { readonly [shown]: true };
const show = (people: number) => people as Shown;

/**
 * A figure that may be shown, or the reason it may not: "few" stands for 0 to MIN_GROUP - 1 people,
 * "held" for a group of any size that is held back so that a small one stays unknown.
 */
export type Figure = Shown | "few" | "held";

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
  return parts.map((part, index) => (nothing || held.has(index) ? "held" : part < min ? "few" : show(part)));
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

/** A group that is part of nothing else that is shown. */
export const showAlone = (people: number, min: number): Figure => (people >= min ? show(people) : "few");

/**
 * How many of some people it is, where neither they nor the others are a small group. Where the people are so few that
 * no number could ever be shown, none is, whatever it is.
 */
export function showShare(some: number, people: number, min: number): Figure {
  if (people < 2 * min || people - some < min) return "held";
  return showAlone(some, min);
}

/** How many things some people made: of things, where those who made them are enough. */
export const showMade = (things: number, people: number, min: number): Figure => (people >= min ? show(things) : "few");

/** Groups of known sizes, each split by something else; every column has its sum. */
export type Grid = { rows: Figure[][]; sums: Figure[] };

/**
 * Which cells of rows may be shown, when the size of every row is known to the reader, and which sums of columns.
 * Rows of fewer than `min` people stand outside: nothing of them is shown, and the sums leave them out. Where all
 * of a row are in the same column nothing of it is shown: it would be said of each. Sums are shown where
 * knowing all of them would give no small cell away, and there are three rows or more. `inside` people are the reader
 * themselves, who knows where they stand: without them too everything must be open.
 */
export function showGrid(rows: number[][], min: number, inside = 0): Grid {
  const sizeOf = (row: number[]) => row.reduce((sum, people) => sum + people, 0);
  const shown = rows.map((row): Figure[] => {
    const alike = row.filter(Boolean).length === 1;
    if (alike && sizeOf(row) >= min) return row.map(() => "held");
    return showParts({ whole: sizeOf(row), parts: row, hasOwn: false }, showAlone(sizeOf(row), min), min);
  });
  const large = rows.flatMap((row, at) => (sizeOf(row) >= min ? [at] : []));
  const cells = large.flatMap((at) => (rows[at] ?? []).map((people, column) => ({ from: `row ${at}`, to: `column ${column}`, people })));
  const sums = [...(rows[0]?.keys() ?? [])].map((column) => large.reduce((sum, at) => sum + (rows[at]?.[column] ?? 0), 0));
  const figures = large.flatMap((at) => shown[at] ?? []);
  // Beside others a held cell is known to be no small one.
  const mixed = large.flatMap((at) => (shown[at] ?? []).map((_, __, row) => row.some((figure) => figure !== "held")));
  const known = (cell: number) => (figures[cell] === "held" && mixed[cell] ? min : 0) + inside;
  const none = { rows: shown, sums: sums.map((): Figure => "held") };
  if (large.length < 3 || sums.filter(Boolean).length === 1 || exposedBy(cells, figures, [], min, known).length) return none;
  const told = showParts({ whole: sizeOf(sums), parts: sums, hasOwn: false }, showAlone(sizeOf(sums), min), min);
  // A sum that is not shown hides nothing where its cells tell it.
  const ways = [...cells, ...sums.map((people, column) => ({ from: `column ${column}`, to: "together", people }))];
  return exposedBy(ways, [...figures, ...told], [], min, known).length ? none : { rows: shown, sums: told };
}

/** People who went from one place to another between two days; "" is where no count is kept, such as outside. */
export type Way = { from: string; to: string; people: number };

/**
 * Which ways may be shown, when how many are at each place on both days is known to the reader: what came and
 * what went then differ by a known number, and ways that are not shown could be worked out from those that are.
 * A hidden way is safe when one more or one fewer could have gone it, made up for by other hidden ways: when it
 * lies on a circle of them with room to change, which for whole numbers is exact. Where one is not, every way of
 * its places is held back, small and large alike, so that the holding back says nothing either. At a place in
 * `unknown` the count of one of the days is hidden too; it must have room of its own, both ways. Of two places
 * the one that is `first` is held back alone, if that will do.
 */
export function showWays(ways: Way[], unknown: string[], min: number, first: (place: string) => boolean = () => true): Figure[] {
  const shut = new Set<string>();
  const pick = (open: string[]) => (open.some(first) ? open.filter(first) : open);
  for (;;) {
    const figures = ways.map(({ from, to, people }): Figure => (shut.has(from) || shut.has(to) ? "held" : showAlone(people, min)));
    const exposed = exposedBy(ways, figures, unknown, min);
    if (!exposed.length) return figures;
    const more = exposed.flatMap((places) => pick(places.filter((place) => !shut.has(place))));
    // What is held and could still be worked out ends all showing.
    if (!more.length) return ways.map(() => "held");
    for (const place of more) shut.add(place);
  }
}

// Where something small could be worked out: the places of each way, and each place. `least` is what a held way is known to be.
function exposedBy(ways: Way[], figures: Figure[], unknown: string[], min: number, least = (_: number) => 0): string[][] {
  const steps = new Map<string, { to: string; way: number }[]>();
  const step = (from: string, to: string, way: number) => steps.set(from, [...(steps.get(from) ?? []), { to, way }]);
  ways.forEach(({ from, to, people }, way) => {
    if (figures[way] === "held" || (figures[way] === "few" && people < min - 1)) step(from, to, way);
    if (typeof figures[way] !== "number" && people > least(way)) step(to, from, way);
  });
  const leads = (start: string, goal: string, without?: number): boolean => {
    const seen = new Set([start]);
    const queue = [start];
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      if (at === goal) return true;
      for (const { to, way } of steps.get(at) ?? []) if (way !== without && !seen.has(to)) queue.push((seen.add(to), to));
    }
    return false;
  };
  const isFree = ({ from, to, people }: Way, way: number) =>
    ((figures[way] === "held" || people < min - 1) && leads(to, from, way)) || (people > least(way) && leads(from, to, way));
  const pinned = ways.filter((way, index) => typeof figures[index] !== "number" && way.people < min && !isFree(way, index));
  return [
    ...pinned.map(({ from, to }) => [from, to].filter((place) => place !== "")),
    ...unknown.filter((place) => !leads("", place) || !leads(place, "")).map((place) => [place]),
  ];
}

/** "132": what is shown, and nothing of what is not. */
export function sumOfShown(figures: Figure[]): Shown {
  return show(figures.reduce<number>((sum, figure) => sum + (typeof figure === "number" ? figure : 0), 0));
}

export function figureInWords(figure: Figure, min: number): string {
  return typeof figure === "number" ? String(figure) : figure === "few" ? `fewer than ${min}` : "not shown";
}
