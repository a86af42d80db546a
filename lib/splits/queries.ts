import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { type Day, dateOf } from "@/lib/clock";
import { db } from "@/lib/db";
import { getScope } from "@/lib/insights/queries";
import { type Asked, dayFor } from "@/lib/insights/rules";
import { remembered } from "@/lib/memory";
import { groupOf, groupsOf, isSplitKind, type SplitKind, splitLevels } from "./rules";

const locationsShown = 12;

/** People of each level by something else about them, on a day. Told of the whole organisation to those who lead it. */
export async function getSplit(viewer: Viewer, asked: Asked = {}) {
  if (!isSplitKind(asked.by) || asked.unit) return null;
  const scope = await getScope(viewer, asked.framework ? { framework: asked.framework } : {});
  if (!scope?.wholeIsReadable) return null;
  const { by: kind } = asked;
  const day = dayFor(asked.day, true, scope.today);
  const read = await remembered(
    `split ${kind} ${scope.framework.key} ${day}`,
    () => readGroups[kind](scope.framework.key, day),
    kind === "location" ? "anything" : "places",
  );
  const rows = read.map((row) => ({ ...row, group: groupOf(kind, row.group) }));
  const groups = groupsOf(kind, rows, locationsShown);
  const { figures, sums } = splitLevels(scope.levels, groups, rows, scope.min);
  return {
    kind,
    day,
    min: scope.min,
    framework: scope.framework,
    outside: scope.outside,
    groups,
    sums,
    tracks: scope.tracks.map(({ key, name, levels }) => ({
      key,
      name,
      levels: levels.map((level) => ({ key: level.key, title: level.title, figures: figures.get(level.key) ?? [] })),
    })),
  };
}

export type SplitView = NonNullable<Awaited<ReturnType<typeof getSplit>>>;

type Row = { level: string; group: string; people: number };
const readGroups: Record<SplitKind, (framework: string, day: Day) => Promise<Row[]>> = {
  tenure: (framework, day) => db(null).$queryRaw<Row[]>`
    SELECT l.key AS level, extract(year FROM age(${dateOf(day)}::date, p.started_on))::text AS "group", count(*)::int AS people
      FROM stint s JOIN level l ON l.id = s.level_id JOIN framework_version v ON v.id = l.version_id JOIN framework f ON f.id = v.framework_id JOIN person p ON p.id = s.person_id
     WHERE f.key = ${framework} AND s.started_on <= ${dateOf(day)}::date AND (s.ended_on IS NULL OR s.ended_on > ${dateOf(day)}::date) GROUP BY 1, 2`,
  time: (framework, day) => db(null).$queryRaw<Row[]>`
    SELECT l.key AS level, extract(year FROM age(${dateOf(day)}::date, a.started_on))::text AS "group", count(*)::int AS people
      FROM stint s JOIN level l ON l.id = s.level_id JOIN framework_version v ON v.id = l.version_id JOIN framework f ON f.id = v.framework_id
      JOIN placement a ON a.person_id = s.person_id AND a.level_id = s.level_id AND a.started_on <= ${dateOf(day)}::date AND (a.ended_on IS NULL OR a.ended_on > ${dateOf(day)}::date)
     WHERE f.key = ${framework} AND s.started_on <= ${dateOf(day)}::date AND (s.ended_on IS NULL OR s.ended_on > ${dateOf(day)}::date) GROUP BY 1, 2`,
  location: (framework, day) => db(null).$queryRaw<Row[]>`
    SELECT l.key AS level, coalesce(nullif(p.location, ''), p.time_zone) AS "group", count(*)::int AS people
      FROM stint s JOIN level l ON l.id = s.level_id JOIN framework_version v ON v.id = l.version_id JOIN framework f ON f.id = v.framework_id JOIN person p ON p.id = s.person_id
     WHERE f.key = ${framework} AND s.started_on <= ${dateOf(day)}::date AND (s.ended_on IS NULL OR s.ended_on > ${dateOf(day)}::date) GROUP BY 1, 2`,
  version: (framework, day) => db(null).$queryRaw<Row[]>`
    SELECT l.key AS level, v.label AS "group", count(*)::int AS people
      FROM stint s JOIN level l ON l.id = s.level_id JOIN framework_version v ON v.id = l.version_id JOIN framework f ON f.id = v.framework_id
     WHERE f.key = ${framework} AND s.started_on <= ${dateOf(day)}::date AND (s.ended_on IS NULL OR s.ended_on > ${dateOf(day)}::date) GROUP BY 1, 2`,
};
