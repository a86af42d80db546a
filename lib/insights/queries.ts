import "server-only";
import { cache } from "react";
import { can, visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { addDays, type Day, dateOf, today } from "@/lib/clock";
import { db } from "@/lib/db";
import { showAlone } from "@/lib/disclosures/rules";
import { env } from "@/lib/env";
import { remembered } from "@/lib/memory";
import type { TrackKind } from "@/prisma/generated/enums";
import {
  type Asked,
  type Counts,
  countsOf,
  dayFor,
  findingOf,
  headcountOf,
  type Outside,
  outsideInWords,
  partsOf,
  quartersUntil,
  smallInWords,
  totalOf,
  type Unit,
  wholeOrganisation,
} from "./rules";

/** Units listed below the one looked at, and units one can choose from by name. */
const unitsShown = 30;
const unitsChosen = 60;

/**
 * What is asked about, where the viewer may ask: the unit (null: the whole organisation) with its neighbourhood,
 * and the ladders of a framework. Null for those without leadership, and for what is not theirs or not there.
 * Read once for all that a page asks with the same question.
 */
export const getScope = cache(async (viewer: Viewer, asked: Asked = {}) => {
  if (!can.readOrganisation(viewer)) return null;
  // What cannot be a key is no unit and no framework; the database would choke on some of it.
  if (![asked.unit, asked.framework].every((key) => key === undefined || /^[\w-]{1,200}$/.test(key))) return null;
  const [unit, lanes, choices, known] = await Promise.all([
    findUnit(viewer, asked.unit),
    lanesOf(asked.framework),
    db(viewer).orgUnit.findMany({
      where: visible.units(viewer),
      orderBy: { path: "asc" },
      take: unitsChosen + 1,
      select: { key: true, name: true, path: true },
    }),
    asked.unit !== undefined || can.readUnit(viewer, null) ? unitsAround(asked.unit ?? null) : null,
  ]);
  if (unit === undefined || !can.readUnit(viewer, unit) || !lanes) return null;
  const units = known ?? (await unitsAround(unit?.key ?? null));
  const levels = lanes.tracks.flatMap((track) => track.levels.map((level) => level.key));
  return {
    unit,
    units,
    above: units
      .filter((one) => unit && one.id !== unit.id && unit.path.startsWith(one.path) && can.readUnit(viewer, one))
      .map(({ key, name }) => ({ key, name })),
    wholeIsReadable: can.readUnit(viewer, null),
    today: today(viewer.timeZone),
    min: env().MIN_GROUP,
    framework: { key: lanes.frameworkKey, name: lanes.frameworkName },
    versionId: lanes.id,
    /** Who is here today and at none of these levels, in a sentence for each view that counts by level. */
    outside: await readOutside(viewer, { unit, framework: lanes.frameworkKey, levels, day: today(viewer.timeZone) }),
    tracks: lanes.tracks,
    levels,
    // With more units than a list can hold: those around the one looked at, from where one goes on.
    choices: (choices.length > unitsChosen
      ? units
          .filter((one) => can.readUnit(viewer, one))
          .sort((a, b) => (a.path < b.path ? -1 : 1))
          .slice(0, unitsChosen)
      : choices
    ).map(({ key, name, path }) => ({ key, name, depth: path.split(".").length - 2 })),
  };
});

export type Scope = NonNullable<Awaited<ReturnType<typeof getScope>>>;

/**
 * People by track and level in a unit (null: the whole organisation) and in each unit directly inside
 * it, on a day. Null when the viewer may not ask about that unit.
 */
export async function getDistribution(viewer: Viewer, asked: Asked = {}) {
  const scope = await getScope(viewer, asked);
  if (!scope) return null;
  const { unit, min, units } = scope;
  const day = dayFor(asked.day, unit !== null, scope.today);
  const counts = countsOn(await readHeadcount(scope, [day]), 1);
  const figures = headcountOf(scope, counts, scope.levels, min);
  const tracks = scope.tracks.map((track) => ({
    ...track,
    levels: track.levels.map((level) => ({ ...level, figure: figures.get(level.key)?.own ?? ("few" as const) })),
  }));
  const parts = partsOf({ unit, units }, counts, unit?.id ?? null);
  const inside = parts.slice(0, unitsShown);
  return {
    ...outline(scope),
    day,
    tracks,
    parts: inside.map(({ key, name }, index) => ({
      key,
      name,
      figures: Object.fromEntries([...figures].map(([level, { parts: shown }]) => [level, shown[index] ?? ("few" as const)])),
    })),
    partsLeftOut: parts.length - inside.length,
    finding:
      unit || tracks.some((track) => track.levels.some((level) => typeof level.figure === "number"))
        ? findingOf(tracks, min)
        : smallInWords(totalOf(counts, null), scope.levels.length, min),
  };
}

export type DistributionView = NonNullable<Awaited<ReturnType<typeof getDistribution>>>;

/** The same for one unit on the first day of each quarter of the last ten years, and today. */
export async function getSeries(viewer: Viewer, asked: Asked = {}) {
  const scope = await getScope(viewer, asked);
  if (!scope) return null;
  const key = `series ${scope.versionId} ${scope.unit?.id ?? ""} ${scope.today}`;
  return { ...outline(scope), ...(await remembered(key, () => countSeries(scope), "places")) };
}

export type SeriesView = NonNullable<Awaited<ReturnType<typeof getSeries>>>;

async function countSeries(scope: Scope) {
  const days = quartersUntil(scope.today);
  const rows = await readHeadcount(scope, days);
  const figures = days.map((_, index) => headcountOf(scope, countsOn(rows, index + 1), scope.levels, scope.min));
  // What lies before anybody could be shown is left out.
  const first = Math.max(
    0,
    figures.findIndex((one) => [...one.values()].some(({ own }) => own !== "few")),
  );
  return {
    days: days.slice(first),
    tracks: scope.tracks.map(({ key, name, kind, levels }) => ({
      key,
      name,
      kind,
      levels: levels.map((level) => ({
        key: level.key,
        title: level.title,
        figures: figures.slice(first).map((one) => one.get(level.key)?.own ?? ("few" as const)),
      })),
    })),
  };
}

const outline = ({ unit, above, wholeIsReadable, today: now, min, framework, choices, outside }: Scope) => ({
  outside,
  unit: unit && { key: unit.key, name: unit.name },
  above,
  wholeIsReadable,
  today: now,
  min,
  framework,
  choices,
});

// The topmost, and all directly inside each unit on the way to the one of this key.
const unitsAround = (key: string | null) => db(null).$queryRaw<Unit[]>`
  SELECT id, key, name, parent_id AS "parentId", path FROM org_unit
   WHERE parent_id IS NULL OR parent_id IN (SELECT a.id FROM org_unit u JOIN org_unit a ON a.node = ANY (string_to_array(u.path, '.')) WHERE u.key = ${key}) ORDER BY name, id`;

async function findUnit(viewer: Viewer, key: string | undefined): Promise<Unit | null | undefined> {
  const select = { id: true, key: true, name: true, parentId: true, path: true } as const;
  if (key) return (await db(viewer).orgUnit.findFirst({ where: { AND: [{ key }, visible.units(viewer)] }, select })) ?? undefined;
  if (can.readUnit(viewer, null)) return null;
  return (await db(viewer).orgUnit.findFirst({ where: visible.units(viewer), orderBy: { path: "asc" }, select })) ?? undefined;
}

type Lane = {
  key: string;
  name: string;
  kind: TrackKind;
  forkAfterKey: string | null;
  levels: { key: string; code: string; title: string; band: { key: string; name: string; order: number } | null }[];
};
// Levels of the latest published version of the framework asked for, or of the one that most people stand on; people
// placed on earlier versions count by key.
async function lanesOf(frameworkKey: string | undefined) {
  const key = frameworkKey ?? null;
  const [version] = await db(null).$queryRaw<{ id: string; frameworkKey: string; frameworkName: string; tracks: Lane[] }[]>`
    SELECT v.id, f.key AS "frameworkKey", f.name AS "frameworkName",
           (SELECT coalesce(json_agg(json_build_object('key', t.key, 'name', t.name, 'kind', t.kind, 'forkAfterKey', t.fork_after_key, 'levels',
              (SELECT coalesce(json_agg(json_build_object('key', l.key, 'code', l.code, 'title', l.title,
                 'band', (SELECT json_build_object('key', b.key, 'name', b.name, 'order', b."order") FROM band b WHERE b.id = l.band_id)) ORDER BY l."order"), '[]')
                 FROM level l WHERE l.track_id = t.id)) ORDER BY t.position), '[]') FROM track t WHERE t.version_id = v.id) AS tracks
      FROM framework_version v JOIN framework f ON f.id = v.framework_id
     WHERE v.state = 'published' AND (${key}::text IS NULL OR f.key = ${key})
     ORDER BY (SELECT coalesce(sum(h.people), 0) FROM headcount h JOIN level l ON l.id = h.level_id JOIN framework_version x ON x.id = l.version_id
                WHERE x.framework_id = f.id AND h.org_unit_id = ${wholeOrganisation}::uuid) DESC, v.published_at DESC LIMIT 1`;
  return version;
}

type OutsideScope = { unit: Unit | null; framework: string; levels: string[]; day: Day };

/** Who is here today and stands at none of these levels: on a level that the latest version dropped, on other ladders, or on none. */
async function readOutside(viewer: Viewer, { unit, framework, levels, day }: OutsideScope): Promise<string> {
  const min = env().MIN_GROUP;
  const [row] = await remembered(
    `outside ${unit?.id ?? ""} ${framework} ${levels.join(" ")} ${day}`,
    () => db(viewer).$queryRaw<Record<keyof Outside, number>[]>`
      SELECT (count(*) FILTER (WHERE f.key = ${framework} AND l.key <> ALL (${levels})))::int AS earlier,
             (count(*) FILTER (WHERE f.key <> ${framework}))::int AS elsewhere,
             (count(*) FILTER (WHERE f.key IS NULL))::int AS without
        FROM person p
        LEFT JOIN org_unit u ON u.id = p.org_unit_id
        LEFT JOIN placement c ON c.person_id = p.id AND c.ended_on IS NULL
        LEFT JOIN level l ON l.id = c.level_id LEFT JOIN framework_version v ON v.id = l.version_id LEFT JOIN framework f ON f.id = v.framework_id
       WHERE p.started_on <= ${day}::date AND (p.left_on IS NULL OR p.left_on > ${day}::date)
         AND (${unit?.path ?? null}::text IS NULL OR starts_with(u.path, ${unit?.path ?? null}))`,
  );
  const figure = (count: number | undefined) => showAlone(count ?? 0, min);
  return outsideInWords({ earlier: figure(row?.earlier), elsewhere: figure(row?.elsewhere), without: figure(row?.without) }, min);
}

type Row = { unitId: string; key: string; after: number; people: number };

// Back from the sums of all changes: today, which is asked most, has next to nothing to take away. `after` 0 is
// that sum; n, what changed after the nth of the days and not after the next.
function readHeadcount({ units, framework }: Scope, days: Day[]): Promise<Row[]> {
  const ids = [wholeOrganisation, ...units.map((one) => one.id)];
  const nexts = days.map((day) => addDays(day, 1));
  return db(null).$queryRaw<Row[]>`
    SELECT t.org_unit_id AS "unitId", l.key, coalesce(c.after, 0) AS after, sum(coalesce(c.people, t.people))::int AS people
      FROM headcount t JOIN level l ON l.id = t.level_id JOIN framework_version v ON v.id = l.version_id JOIN framework f ON f.id = v.framework_id
      CROSS JOIN LATERAL (
        SELECT 0 AS after, NULL::bigint AS people
        UNION ALL
        SELECT width_bucket(day, ${nexts}::date[]), sum(delta) FROM headcount_change c
         WHERE (c.org_unit_id, c.level_id) = (t.org_unit_id, t.level_id) AND day > ${dateOf(days[0] as Day)}::date AND delta <> 0 GROUP BY 1) c
     WHERE t.org_unit_id = ANY (${ids}::uuid[]) AND f.key = ${framework.key} GROUP BY 1, 2, 3`;
}

// The counts on the nth of the days, from 1.
const countsOn = (rows: Row[], n: number): Counts =>
  countsOf(rows.filter(({ after }) => after === 0 || after >= n).map((row) => ({ ...row, people: row.after ? -row.people : row.people })));
