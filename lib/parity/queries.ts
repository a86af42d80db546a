import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { type Day, dateOf } from "@/lib/clock";
import { db } from "@/lib/db";
import { type Figure, showAlone } from "@/lib/disclosures/rules";
import { getDistribution } from "@/lib/insights/queries";
import type { Asked } from "@/lib/insights/rules";
import { remembered } from "@/lib/memory";
import { splitLevels } from "@/lib/splits/rules";
import { ceilingInWords, depthInWords, furthestOf, hasFurther, leadingInWords, peersByBand, spanOf, spans } from "./rules";

/** Whether tracks offer the same: where each ends, who is whose peer, and who has somebody further along. Made of what the distribution shows today. */
export async function getParity(viewer: Viewer, asked: Asked = {}) {
  const { day: _, ...now } = asked;
  const view = await getDistribution(viewer, now);
  if (!view) return null;
  const { tracks, parts, unit, min, today, framework, above, choices, wholeIsReadable } = view;
  const own = new Map(tracks.flatMap((track) => track.levels.map((level) => [level.key, level.figure] as const)));
  const shown = (key: string): Figure => own.get(key) ?? "few";
  const endsOf = (figure: (key: string) => Figure) =>
    tracks.map((lane) => {
      const level = furthestOf(lane, figure);
      return { track: lane.name, furthest: level && { title: level.title, people: level.people }, further: hasFurther(lane, figure) };
    });
  return {
    unit,
    outside: view.outside,
    above,
    choices,
    wholeIsReadable,
    min,
    today,
    framework,
    tracks: tracks.map(({ key, name }) => ({ key, name })),
    finding: ceilingInWords(tracks, shown),
    units: [
      { key: unit?.key ?? "", name: unit?.name ?? "The whole organisation", ends: endsOf(shown) },
      ...parts.map((part) => ({ key: part.key, name: part.name, ends: endsOf((key) => part.figures[key] ?? "few") })),
    ],
    bands: peersByBand(tracks, shown),
  };
}

export type ParityView = NonNullable<Awaited<ReturnType<typeof getParity>>>;

/** How many lead how many, by level, and how long lines are. For those who lead the whole organisation. */
export async function getLeading(viewer: Viewer, asked: Asked = {}) {
  const view = await getDistribution(viewer, asked.framework ? { framework: asked.framework } : {});
  if (!view?.wholeIsReadable || view.unit) return null;
  const { min, framework, tracks, today } = view;
  const [rows, lines] = await Promise.all([
    remembered(`leading ${framework.key} ${today}`, () => readLeading(framework.key, today)),
    remembered(`lines ${today}`, () => readLines(today)),
  ]);
  const levels = tracks.flatMap((track) => track.levels.map((level) => level.key));
  const { figures, sums } = splitLevels(
    levels,
    [...spans],
    rows.map((row) => ({ ...row, group: spanOf(row.reports) ?? "" })),
    min,
  );
  const lanes = tracks.map(({ key, name, kind, levels: own }) => ({
    key,
    name,
    kind,
    levels: own.map((level) => ({ key: level.key, title: level.title, figures: figures.get(level.key) ?? [] })),
  }));
  const depths = lines.map(({ managers, people }) => ({ managers, figure: showAlone(people, min) }));
  return { min, today, lanes, sums, depths, leading: leadingInWords(lanes), depth: depthInWords(depths) };
}

export type LeadingView = NonNullable<Awaited<ReturnType<typeof getLeading>>>;

const readLeading = (framework: string, day: Day) => db(null).$queryRaw<{ level: string; reports: number; people: number }[]>`
  SELECT l.key AS level, least(coalesce(r.reports, 0), 9)::int AS reports, count(*)::int AS people
    FROM stint s JOIN level l ON l.id = s.level_id JOIN framework_version v ON v.id = l.version_id JOIN framework f ON f.id = v.framework_id
    LEFT JOIN (SELECT manager_id, count(*) AS reports FROM reporting_line WHERE ended_on IS NULL GROUP BY 1) r ON r.manager_id = s.person_id
   WHERE f.key = ${framework} AND s.started_on <= ${dateOf(day)}::date AND (s.ended_on IS NULL OR s.ended_on > ${dateOf(day)}::date) GROUP BY 1, 2`;

// The line ends with the person's own node.
const readLines = (day: Day) => db(null).$queryRaw<{ managers: number; people: number }[]>`
  SELECT (length(line_path) - length(replace(line_path, '.', '')) - 1)::int AS managers, count(*)::int AS people
    FROM person WHERE started_on <= ${dateOf(day)}::date AND (left_on IS NULL OR left_on > ${dateOf(day)}::date) GROUP BY 1 ORDER BY 1`;
