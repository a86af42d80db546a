import type { Figure } from "@/lib/disclosures/rules";

/** People a quarter at one level: hired to it, leaving from it, going on to the next, going across to a peer on another track. */
export type Rate = { hires: number; leaves: number; on: number; across: number };
export type Rates = Record<string, Rate>;
export const rateNames = { hires: "Hired", leaves: "Leave", on: "Go on", across: "Go across" } as const;
export const rateKinds = Object.keys(rateNames) as (keyof Rate)[];
export const quarters = 8;
const none: Rate = { hires: 0, leaves: 0, on: 0, across: 0 };

/** `on` and `across` name the levels people go to from here; null where there is none. */
export type Place = { key: string; start: number; on: string | null; across: string | null };

/** Where levels lead: on to the next of their track, across to the first peer of another. */
export function placesOf(tracks: { levels: { key: string; band: { key: string } | null; figure: Figure }[] }[], min: number): Place[] {
  return tracks.flatMap((track) =>
    track.levels.map(({ key, band, figure }, index) => ({
      key,
      start: startOf(figure, min),
      on: track.levels[index + 1]?.key ?? null,
      across:
        (band &&
          tracks
            .filter((other) => other !== track)
            .flatMap((other) => other.levels)
            .find((level) => level.band?.key === band.key)?.key) ??
        null,
    })),
  );
}

// Of a small group the forecast knows no more than its reader: the middle of what it can be. Of one that is held back, nothing.
const startOf = (figure: Figure, min: number) => (typeof figure === "number" ? figure : figure === "few" ? (min - 1) / 2 : 0);

/** People at each level at the end of each quarter, today first. Nobody leaves a level that is empty. */
export function forecast(places: Place[], rates: Rates): Map<string, number[]> {
  const people = new Map(places.map(({ key, start }) => [key, [start]]));
  for (let quarter = 0; quarter < quarters; quarter++) {
    const change = new Map<string, number>();
    const add = (key: string, more: number) => change.set(key, (change.get(key) ?? 0) + more);
    for (const { key, on, across } of places) {
      const rate = rates[key] ?? none;
      const there = people.get(key)?.[quarter] ?? 0;
      const going = { leaves: rate.leaves, on: on ? rate.on : 0, across: across ? rate.across : 0 };
      const wanted = going.leaves + going.on + going.across;
      const share = wanted > there + rate.hires ? (there + rate.hires) / wanted : 1;
      add(key, rate.hires - wanted * share);
      if (on) add(on, going.on * share);
      if (across) add(across, going.across * share);
    }
    for (const [key, list] of people) list.push(Math.max(0, (list[quarter] ?? 0) + (change.get(key) ?? 0)));
  }
  return people;
}

/**
 * The same rates, with people hired or leaving for what the others leave open, so that each level grows by what
 * `changes` has for it a quarter, and stays as it is where that is unknown.
 */
export function madeUp(places: Place[], rates: Rates, changes: Map<string, number>): Rates {
  const open = new Map(places.map(({ key }) => [key, changes.get(key) ?? 0]));
  const add = (key: string | null, more: number) => key && open.set(key, (open.get(key) ?? 0) + more);
  for (const { key, on, across } of places) {
    const rate = rates[key] ?? none;
    add(key, rate.leaves - rate.hires + (on ? rate.on : 0) + (across ? rate.across : 0));
    add(on, -rate.on);
    add(across, -rate.across);
  }
  return Object.fromEntries(
    places.map(({ key }) => {
      const [rate, more] = [rates[key] ?? none, open.get(key) ?? 0];
      return [key, { ...rate, hires: rate.hires + Math.max(0, more), leaves: rate.leaves + Math.max(0, -more) }];
    }),
  );
}

/**
 * How far changes over so many quarters departed from their mean in the past, as [fewer, more]; null with fewer
 * than four of them. Only from quarters that are shown.
 */
export function departures(figures: Figure[], over: number): [number, number] | null {
  const changes = figures.flatMap((figure, at) => {
    const later = figures[at + over];
    return typeof figure === "number" && typeof later === "number" ? [later - figure] : [];
  });
  if (changes.length < 4) return null;
  const mean = changes.reduce((sum, change) => sum + change, 0) / changes.length;
  return [Math.min(...changes) - mean, Math.max(...changes) - mean];
}

export type Outlook = { middle: number; low: number; high: number };

/** A forecast with its range: what the past departed by, and what a small beginning could be. Whole people; none of a group that is held back. */
export function outlookOf(middle: number[], figure: Figure, history: Figure[], min: number): Outlook[] {
  if (figure === "held") return [];
  const doubt = typeof figure === "number" ? 0 : (min - 1) / 2;
  return middle.slice(1).map((people, index) => {
    const [fewer, more] = departures(history, index + 1) ?? [0, 0];
    return {
      middle: Math.round(people),
      low: Math.max(0, Math.floor(people + fewer - doubt)),
      high: Math.ceil(people + more + doubt),
    };
  });
}

/** Levels in the further half of each track: a heavy end is theirs. */
export const furtherHalf = (tracks: { levels: { key: string }[] }[]): Set<string> =>
  new Set(tracks.flatMap((track) => track.levels.slice(Math.ceil(track.levels.length / 2)).map((level) => level.key)));

/** The share of people in the further half of their track, in per cent. */
export function furtherShare(people: Map<string, number[]>, further: Set<string>, quarter: number): number {
  const at = ([, list]: [string, number[]]) => list[quarter] ?? 0;
  const all = [...people].reduce((sum, one) => sum + at(one), 0);
  return all ? Math.round(([...people].filter(([key]) => further.has(key)).reduce((sum, one) => sum + at(one), 0) / all) * 100) : 0;
}

/** The rates an address asks for, level by level; what it leaves out is as it was. */
export function ratesOf(search: Record<string, string | string[] | undefined>, usual: Rates): Rates {
  const asked = (name: string, otherwise: number) => {
    const value = typeof search[name] === "string" && search[name] !== "" ? Number(search[name]) : Number.NaN;
    return Number.isFinite(value) ? Math.min(most, Math.max(0, value)) : otherwise;
  };
  return Object.fromEntries(
    Object.entries(usual).map(([key, rate]) => [
      key,
      Object.fromEntries(rateKinds.map((kind) => [kind, asked(`${kind}.${key}`, rate[kind])])) as Rate,
    ]),
  );
}
export const most = 10_000;

export const sameRates = (a: Rates, b: Rates) =>
  Object.keys(a).every((key) => rateKinds.every((kind) => a[key]?.[kind] === (b[key] ?? none)[kind]));

/** Rates as a form sends them, "10 0.5 0 0", and back. */
export const rateText = (rate: Rate) => rateKinds.map((kind) => rate[kind]).join(" ");
export function rateOf(text: string): Rate {
  const numbers = text.split(" ").map(Number);
  return Object.fromEntries(rateKinds.map((kind, index) => [kind, numbers[index] ?? 0])) as Rate;
}

/** What comes of it in a sentence. */
export function aheadInWords(people: Map<string, number[]>, further: Set<string>): string {
  const all = (quarter: number) => Math.round([...people.values()].reduce((sum, list) => sum + (list[quarter] ?? 0), 0));
  const [now, then] = [furtherShare(people, further, 0), furtherShare(people, further, quarters)];
  const weight =
    then > now
      ? "more weight on the further levels"
      : then < now
        ? "less weight on the further levels"
        : "the same weight on the further levels";
  return `In two years about ${all(quarters)} people rather than about ${all(0)} today, with ${weight}: ${then}% in the further half of their track, ${now}% today.`;
}

const numbers = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 });
/** "10 a quarter" */
export const rateInWords = (rate: number) => `${numbers.format(rate)} a quarter`;

/** Rates as an address asks for them. */
export const searchOf = (rates: Rates) =>
  new URLSearchParams(
    Object.entries(rates).flatMap(([key, rate]) => rateKinds.map((kind) => [`${kind}.${key}`, String(rate[kind])])),
  ).toString();
