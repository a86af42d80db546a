import { type Chart, lanesChart, ribbonsChart, seriesChart } from "@/lib/charts/rules";
import { type Figure, figureInWords } from "@/lib/disclosures/rules";
import type { FairnessView } from "@/lib/fairness/queries";
import { stepInWords } from "@/lib/fairness/rules";
import type { FlowsView } from "@/lib/flows/queries";
import { weekParts } from "@/lib/ladders/rules";
import { ribbonsOf } from "@/lib/flows/rules";
import type { DistributionView, SeriesView } from "@/lib/insights/queries";
import type { ParityView } from "@/lib/parity/queries";
import type { PracticesView } from "@/lib/practices/queries";
import { partGroups, planGroups, talkGroups, triedGroups, verdictGroups } from "@/lib/practices/rules";
import type { AheadView } from "@/lib/scenarios/queries";
import type { SplitView } from "@/lib/splits/queries";
import { splitDefinitions, splitNames } from "@/lib/splits/rules";

/** A view as a file: a table, what its figures mean, on which day, who is at none of its levels, and a drawing where there is one. */
export type FigureFile = { header: string[]; rows: string[][]; day: string; definition: string; outside?: string; chart: Chart | null };

const whole = "The whole organisation";
const inWords = (min: number) => (figure: Figure) => figureInWords(figure, min);

export function distributionFile({ unit, day, framework, tracks, parts, min, finding, outside }: DistributionView): FigureFile {
  const words = inWords(min);
  return {
    day,
    header: ["as of", "framework", "unit", "track", "level", "people"],
    rows: tracks.flatMap((track) =>
      track.levels.flatMap((level) => [
        [day, framework.name, unit?.name ?? whole, track.name, level.title, words(level.figure)],
        ...parts.map((part) => [day, framework.name, part.name, track.name, level.title, words(part.figures[level.key] ?? "few")]),
      ]),
    ),
    outside,
    definition: "People at the level they hold on that day, in their unit and every unit around it.",
    chart: lanesChart(tracks, words, `People by track and level on ${day}: ${unit?.name ?? whole}. ${finding}`),
  };
}

export function seriesFile({ unit, framework, tracks, days, today, min, outside }: SeriesView): FigureFile {
  const words = inWords(min);
  return {
    day: today,
    header: ["as of", "framework", "unit", "track", "level", "people"],
    rows: days.flatMap((day, at) =>
      tracks.flatMap((track) =>
        track.levels.map((level) => [day, framework.name, unit?.name ?? whole, track.name, level.title, words(level.figures[at] ?? "few")]),
      ),
    ),
    outside,
    definition: "People at each level on the first day of every quarter, and today.",
    chart: seriesChart(tracks, days, words, `People by level over the years: ${unit?.name ?? whole}`),
  };
}

export function splitFile({ kind, day, framework, groups, sums, tracks, min, outside }: SplitView): FigureFile {
  return {
    day,
    header: ["as of", "framework", "track", "level", splitNames[kind].toLowerCase(), "people"],
    rows: [
      ...groups.map((group, at) => [day, framework.name, "", "together", group, figureInWords(sums[at] ?? "few", min)]),
      ...tracks.flatMap((track) =>
        track.levels.flatMap((level) =>
          groups.map((group, at) => [day, framework.name, track.name, level.title, group, figureInWords(level.figures[at] ?? "few", min)]),
        ),
      ),
    ],
    outside,
    definition: splitDefinitions[kind],
    chart: null,
  };
}

export function flowsFile({ unit, from, until, framework, moves, tracks, min, here, finding, outside }: FlowsView): FigureFile {
  const words = inWords(min);
  const start = [from, until, framework.name, unit?.name ?? whole];
  return {
    day: until,
    header: ["from", "until", "framework", "unit", "where from", "where to", "people"],
    rows: [
      ...moves.map((move) => [...start, move.from, move.to, words(move.figure)]),
      ...tracks.flatMap((track) =>
        track.levels.flatMap((level) => [
          [...start, "outside", level.title, words(level.joined)],
          [...start, level.title, "outside", words(level.left)],
          ...level.within.map((other) => [...start, level.title, other.title, words(other.figure)]),
          ...level.others.flatMap((other) => [
            [...start, other.track, level.title, words(other.came)],
            [...start, level.title, other.track, words(other.went)],
          ]),
        ]),
      ),
    ],
    outside,
    definition: `Each person once, by where they stood on the first and on the last day; of ${here} people at levels that could be shown on the first.`,
    chart: ribbonsChart(ribbonsOf(tracks), `Flows from ${from} to ${until}: ${unit?.name ?? whole}. ${finding}`),
  };
}

export function parityFile({ units, today, framework, min, bands, tracks, outside }: ParityView): FigureFile {
  return {
    day: today,
    header: ["as of", "framework", "what", "unit or band", "track", "level", "people"],
    rows: [
      ...units.flatMap(({ name, ends }) =>
        ends.map(({ track, furthest }) => [
          today,
          framework.name,
          "furthest group",
          name,
          track,
          furthest?.title ?? "",
          furthest ? figureInWords(furthest.people, min) : "not shown",
        ]),
      ),
      ...bands.flatMap(({ name, people }) =>
        people.map((figure, at) => [today, framework.name, "peers", name, tracks[at]?.name ?? "", "", figureInWords(figure, min)]),
      ),
    ],
    outside,
    definition: `Furthest group: the furthest level of a track at which ${min} people or more work. Peers: people at the levels of a band that can be shown.`,
    chart: null,
  };
}

export function healthFile({
  today,
  framework,
  min,
  plans,
  talks,
  opportunities,
  trials,
  weeks,
  competencies,
  outside,
}: PracticesView): FigureFile {
  const start = [today, framework.name];
  const words = inWords(min);
  const split = (
    what: string,
    groups: readonly string[],
    { levels, sums }: { levels: { title: string; figures: Figure[] }[]; sums: Figure[] },
  ) =>
    [...levels, { title: "together", figures: sums }].flatMap(({ title, figures }) =>
      groups.map((group, at) => [...start, what, title, group, words(figures[at] ?? "few")]),
    );
  return {
    day: today,
    header: ["as of", "framework", "what", "level or competency", "group", "people or share"],
    rows: [
      ...split("growth plans", planGroups, plans),
      ...split("1-on-1s", talkGroups, talks),
      ...split("opportunities", partGroups, opportunities),
      ...split("trials", triedGroups, trials),
      ...verdictGroups.map((group, at) => [...start, "trials", "verdicts", group, words(trials.verdicts[at] ?? "few")]),
      ...weeks.levels.flatMap(({ title, wanted, real }) =>
        weekParts.flatMap(([part, name]) => [
          [...start, "weeks", title, `${name}, wanted`, `about ${wanted[part]}%`],
          [...start, "weeks", title, `${name}, real`, `about ${real[part]}%`],
        ]),
      ),
      ...competencies.list.flatMap(({ name, shows, growing, noChance }) => [
        [...start, "competencies", name, "show it", words(shows)],
        [...start, "competencies", name, "growing", words(growing)],
        [...start, "competencies", name, "no chance so far", words(noChance)],
      ]),
    ],
    outside,
    definition:
      "Everybody at a level on that day; opportunities and trials in twelve months, weeks as means of one month in three, competencies by the latest settled assessment in two years.",
    chart: null,
  };
}

export function fairnessFile({ asOf, since, min, partings }: FairnessView): FigureFile | null {
  if (!asOf) return null;
  return {
    day: asOf,
    header: ["as of", "by", "group", "share who did an assignment"],
    rows: partings.flatMap(({ name, shares }) => (shares ?? []).map((share) => [asOf, name, share.name, stepInWords(share.step)])),
    definition: `Of everybody who works here on that day and cannot read these figures, who began an assignment somebody offered since ${since}; in steps that span at least ${min} people.`,
    chart: null,
  };
}

export function aheadFile({ today, framework, unit, tracks, min, outside }: AheadView): FigureFile {
  return {
    day: today,
    header: ["from", "framework", "unit", "track", "level", "quarter", "people", "at least", "at most"],
    rows: tracks.flatMap((track) =>
      track.levels.flatMap(({ title, figure, outlook }) => [
        [today, framework.name, unit?.name ?? whole, track.name, title, "today", figureInWords(figure, min), "", ""],
        ...outlook.map(({ middle, low, high }, at) =>
          [today, framework.name, unit?.name ?? whole, track.name, title, at + 1, middle, low, high].map(String),
        ),
      ]),
    ),
    outside,
    definition:
      "A forecast from the people shown today and what is hired, leaves and moves a quarter; the range is how far the past departed from its mean.",
    chart: null,
  };
}
