import "server-only";
import { can, visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { type Day, dateOf, isDay, today } from "@/lib/clock";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { type Family, type Figure, findingOf, showParts } from "./rules";

/** The unit that stands for the whole organisation in headcount_change. */
const wholeOrganisation = "00000000-0000-0000-0000-000000000000";

/** Units listed below the one looked at. */
const unitsShown = 30;

type Unit = { id: string; key: string; name: string; parentId: string | null; path: string };
type Count = { orgUnitId: string; levelKey: string; people: number };

/**
 * People by track and level in a unit (null: the whole organisation) and in each unit directly inside
 * it, on a day. Null when the viewer may not ask about that unit. Every figure went through showParts.
 */
export async function getDistribution(viewer: Viewer, asked: { unit?: string; day?: string; framework?: string } = {}) {
  if (!can.readOrganisation(viewer)) return null;
  // What cannot be a key is no unit and no framework; the database would choke on some of it.
  if (![asked.unit, asked.framework].every((key) => key === undefined || /^[\w-]{1,200}$/.test(key))) return null;
  const [unit, lanes, choices] = await Promise.all([
    findUnit(viewer, asked.unit),
    lanesOf(asked.framework),
    db.orgUnit.findMany({
      where: visible.units(viewer),
      orderBy: { path: "asc" },
      take: 200,
      select: { key: true, name: true, path: true },
    }),
  ]);
  if (unit === undefined || !can.readUnit(viewer, unit) || !lanes) return null;
  const day = dayFor(asked.day, unit, today(viewer.timeZone));
  const min = env().MIN_GROUP;

  const nodes = unit ? unit.path.split(".").filter(Boolean) : [];
  const units = await db.$queryRaw<Unit[]>`
    SELECT id, key, name, parent_id AS "parentId", path FROM org_unit
     WHERE parent_id IS NULL OR parent_id IN (SELECT id FROM org_unit WHERE node = ANY (${nodes}::text[])) ORDER BY name, id`;
  const ids = [wholeOrganisation, ...units.map((one) => one.id)];
  const counts = await countsOn(ids, day, lanes.frameworkKey);

  const people = new Map(counts.map((one) => [`${one.orgUnitId} ${one.levelKey}`, one.people]));
  const totals = new Map<string, number>();
  for (const { orgUnitId, people: count } of counts) totals.set(orgUnitId, (totals.get(orgUnitId) ?? 0) + count);
  // A unit without anybody on these ladders is not one of the groups: that it stands outside is structure, not a figure.
  const partsOf = (parent: string | null) => units.filter((one) => one.parentId === parent && totals.get(one.id));
  const familyOf = (parent: string | null, levelKey: string): Family => {
    const id = parent ?? wholeOrganisation;
    const parts = partsOf(parent);
    const own = (totals.get(id) ?? 0) - parts.reduce((sum, part) => sum + (totals.get(part.id) ?? 0), 0);
    return {
      whole: people.get(`${id} ${levelKey}`) ?? 0,
      parts: parts.map((part) => people.get(`${part.id} ${levelKey}`) ?? 0),
      hasOwn: own > 0,
    };
  };
  const line: (string | null)[] = [
    null,
    ...nodes.map((_, depth) => units.find((one) => one.path === `${nodes.slice(0, depth + 1).join(".")}.`)?.id ?? null),
  ];

  const figures = new Map<string, { own: Figure; parts: Figure[] }>();
  for (const level of lanes.tracks.flatMap((track) => track.levels)) {
    const whole = familyOf(null, level.key).whole;
    let own: Figure = whole >= min ? whole : "few";
    let parts: Figure[] = [];
    line.forEach((id, depth) => {
      if (depth > 0) own = parts[partsOf(line[depth - 1] as string | null).findIndex((part) => part.id === id)] ?? "few";
      parts = showParts(familyOf(id, level.key), own, min);
    });
    figures.set(level.key, { own, parts });
  }
  const tracks = lanes.tracks.map((track) => ({
    ...track,
    levels: track.levels.map((level) => ({ ...level, figure: figures.get(level.key)?.own ?? "few" })),
  }));
  const inside = partsOf(unit?.id ?? null).slice(0, unitsShown);
  return {
    unit: unit && { key: unit.key, name: unit.name },
    above: units
      .filter((one) => unit && one.id !== unit.id && unit.path.startsWith(one.path) && can.readUnit(viewer, one))
      .map(({ key, name }) => ({ key, name })),
    wholeIsReadable: can.readUnit(viewer, null),
    day,
    today: today(viewer.timeZone),
    min,
    framework: { key: lanes.frameworkKey, name: lanes.frameworkName },
    tracks,
    parts: inside.map(({ key, name }, index) => ({
      key,
      name,
      figures: Object.fromEntries([...figures].map(([level, { parts }]) => [level, parts[index] ?? ("few" as const)])),
    })),
    partsLeftOut: partsOf(unit?.id ?? null).length - inside.length,
    choices: choices.map(({ key, name, path }) => ({ key, name, depth: path.split(".").length - 2 })),
    finding: findingOf(tracks, min),
  };
}

export type DistributionView = NonNullable<Awaited<ReturnType<typeof getDistribution>>>;

// Past days of a single unit go in monthly steps: two days next to each other would show one person moving.
function dayFor(asked: string | undefined, unit: Unit | null, now: Day): Day {
  if (!asked || !isDay(asked) || asked >= now) return now;
  return unit ? `${asked.slice(0, 7)}-01` : asked;
}

async function findUnit(viewer: Viewer, key: string | undefined): Promise<Unit | null | undefined> {
  const select = { id: true, key: true, name: true, parentId: true, path: true } as const;
  if (key) return (await db.orgUnit.findFirst({ where: { AND: [{ key }, visible.units(viewer)] }, select })) ?? undefined;
  if (can.readUnit(viewer, null)) return null;
  return (await db.orgUnit.findFirst({ where: visible.units(viewer), orderBy: { path: "asc" }, select })) ?? undefined;
}

// Levels of the framework's latest published version; people placed on earlier versions count by key.
async function lanesOf(frameworkKey: string | undefined) {
  const version = await db.frameworkVersion.findFirst({
    where: { state: "published", ...(frameworkKey ? { framework: { key: frameworkKey } } : {}) },
    orderBy: [{ publishedAt: frameworkKey ? "desc" : "asc" }],
    select: {
      framework: { select: { key: true, name: true } },
      tracks: {
        orderBy: { position: "asc" },
        select: {
          key: true,
          name: true,
          kind: true,
          forkAfterKey: true,
          levels: {
            orderBy: { order: "asc" },
            select: { key: true, code: true, title: true, band: { select: { key: true, order: true } } },
          },
        },
      },
    },
  });
  return version && { frameworkKey: version.framework.key, frameworkName: version.framework.name, tracks: version.tracks };
}

// Back from the sums of all changes: today, which is asked most, has next to nothing to take away.
function countsOn(unitIds: string[], day: Day, frameworkKey: string): Promise<Count[]> {
  return db.$queryRaw<Count[]>`
    SELECT h.org_unit_id AS "orgUnitId", l.key AS "levelKey", sum(h.people)::int AS people
      FROM (SELECT org_unit_id, level_id, people - coalesce((
                     SELECT sum(delta) FROM headcount_change c
                      WHERE (c.org_unit_id, c.level_id) = (t.org_unit_id, t.level_id) AND day > ${dateOf(day)}::date AND delta <> 0), 0) AS people
              FROM headcount t WHERE org_unit_id = ANY (${unitIds}::uuid[])) h
      JOIN level l ON l.id = h.level_id
      JOIN framework_version v ON v.id = l.version_id
      JOIN framework f ON f.id = v.framework_id
     WHERE f.key = ${frameworkKey} GROUP BY 1, 2`;
}
