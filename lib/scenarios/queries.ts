import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { type Day, dayAt } from "@/lib/clock";
import { db } from "@/lib/db";
import type { Figure } from "@/lib/disclosures/rules";
import { getFlows } from "@/lib/flows/queries";
import { getDistribution, getSeries, type SeriesView } from "@/lib/insights/queries";
import type { Asked } from "@/lib/insights/rules";
import {
  aheadInWords,
  forecast,
  furtherHalf,
  furtherShare,
  madeUp,
  outlookOf,
  placesOf,
  quarters,
  type Rates,
  ratesOf,
  sameRates,
} from "./rules";

/** Scenarios a leader can keep for one unit, and how many of them stand beside the one on the page. */
export const scenariosKept = 5;

/**
 * The next eight quarters: from the headcount that is shown today, with the rates the address asks for. Where it asks
 * for none they are those of the last year, as far as its flows are shown, made up to what each level changed by. Saved
 * scenarios begin from today as well.
 */
export async function getAhead(viewer: Viewer, asked: Asked, search: Record<string, string | string[] | undefined> = {}) {
  const { day: _, until: __, ...now } = asked;
  const [view, series, flows] = await Promise.all([getDistribution(viewer, now), getSeries(viewer, now), getFlows(viewer, now)]);
  if (!view || !series || !flows) return null;
  const saved = await db(viewer).scenario.findMany({
    where: { AND: [visible.scenarios(viewer), { unitKey: view.unit?.key ?? null, frameworkKey: view.framework.key }] },
    orderBy: { createdAt: "desc" },
    take: scenariosKept,
    select: { id: true, name: true, rates: true, createdAt: true },
  });
  const { tracks, min } = view;
  const places = placesOf(tracks, min);
  const usual = madeUp(places, usualRates(flows), yearlyChange(series, flows.from, flows.until));
  const rates = ratesOf(search, usual);
  const people = forecast(places, rates);
  const further = furtherHalf(tracks);
  const history = new Map(series.tracks.flatMap((track) => track.levels.map((level) => [level.key, level.figures.slice(0, -1)] as const)));
  const beside = saved.map(({ id, name, rates: kept, createdAt }) => ({
    id,
    name,
    savedOn: dayAt(createdAt, viewer.timeZone),
    rates: kept as Rates,
    people: forecast(places, kept as Rates),
  }));
  const columns = [
    ...(sameRates(rates, usual) ? [] : [{ name: "As asked now", people }]),
    { name: "As in the last year", people: forecast(places, usual) },
    ...beside,
  ];
  return {
    unit: view.unit,
    outside: view.outside,
    above: view.above,
    choices: view.choices,
    wholeIsReadable: view.wholeIsReadable,
    framework: view.framework,
    today: view.today,
    min,
    rates,
    isUsual: sameRates(rates, usual),
    finding: aheadInWords(people, further),
    tracks: tracks.map(({ key, name, kind, levels }) => ({
      key,
      name,
      kind,
      levels: levels.map((level) => ({
        key: level.key,
        title: level.title,
        figure: level.figure,
        goesOn: places.find((place) => place.key === level.key)?.on !== null,
        goesAcross: places.find((place) => place.key === level.key)?.across !== null,
        outlook: outlookOf(people.get(level.key) ?? [], level.figure, history.get(level.key) ?? [], min),
      })),
    })),
    compared: columns.map(({ name, people: then }) => ({
      name,
      further: furtherShare(then, further, quarters),
      people: Object.fromEntries([...then].map(([key, list]) => [key, Math.round(list[quarters] ?? 0)])),
    })),
    scenarios: beside.map(({ id, name, savedOn, rates: kept }) => ({ id, name, savedOn, rates: kept })),
  };
}

export type AheadView = NonNullable<Awaited<ReturnType<typeof getAhead>>>;

// What each level changed by a quarter in a year, where it is shown on both days.
function yearlyChange({ tracks, days }: SeriesView, from: Day, until: Day): Map<string, number> {
  const [first, last] = [days.indexOf(from), days.indexOf(until)];
  return new Map(
    tracks
      .flatMap((track) => track.levels)
      .flatMap(({ key, figures }) => {
        const [then, now] = [figures[first], figures[last]];
        return typeof then === "number" && typeof now === "number" ? [[key, (now - then) / 4] as const] : [];
      }),
  );
}

// A quarter of what the last year shows of each flow.
function usualRates({ tracks }: NonNullable<Awaited<ReturnType<typeof getFlows>>>): Rates {
  const quarter = (figure: Figure | undefined) => (typeof figure === "number" ? figure / 4 : 0);
  return Object.fromEntries(
    tracks.flatMap(({ levels }) =>
      levels.map((level, index) => [
        level.key,
        {
          hires: quarter(level.joined),
          leaves: quarter(level.left),
          on: quarter(level.within.find((other) => other.key === levels[index + 1]?.key)?.figure),
          across: level.others.reduce((sum, other) => sum + quarter(other.went), 0),
        },
      ]),
    ),
  );
}
