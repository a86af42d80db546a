import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { addDays, type Day, dateOf } from "@/lib/clock";
import { db } from "@/lib/db";
import { showAlone, sumOfShown } from "@/lib/disclosures/rules";
import { getDistribution, getScope, type Scope } from "@/lib/insights/queries";
import { type Asked, countsOf, lineOf, walkDown, wholeOrganisation } from "@/lib/insights/rules";
import { remembered } from "@/lib/memory";
import {
  countWays,
  flowsInWords,
  returnsInWords,
  showBack,
  showFlows,
  type Step,
  trackPlace,
  wayBetween,
  yearBefore,
  yearEnds,
} from "./rules";

/**
 * How people went between levels and tracks in a year, into these ladders and out of them: where each distinct
 * person stood on its first and on its last day. Years end with a quarter, so that none lies within another.
 */
export async function getFlows(viewer: Viewer, asked: Asked = {}) {
  const scope = await getScope(viewer, asked);
  if (!scope) return null;
  const { unit, min, framework } = scope;
  const ends = yearEnds(scope.today);
  const until = ends.find((day) => day === asked.until) ?? (ends[0] as Day);
  const from = yearBefore(until);
  const [start, { moves, tracks }] = await Promise.all([
    getDistribution(viewer, { ...asked, day: from }),
    remembered(`flows ${scope.versionId} ${unit?.id ?? ""} ${from}`, () => countFlows(scope, from, until), "places"),
  ]);
  const here = sumOfShown(start?.tracks.flatMap((track) => track.levels.map((level) => level.figure)) ?? []);
  return {
    unit: unit && { key: unit.key, name: unit.name },
    outside: scope.outside,
    above: scope.above,
    wholeIsReadable: scope.wholeIsReadable,
    choices: scope.choices,
    framework,
    min,
    from,
    until,
    ends,
    here,
    moves,
    finding: flowsInWords(moves, here, min),
    tracks,
  };
}

export type FlowsView = NonNullable<Awaited<ReturnType<typeof getFlows>>>;

/**
 * Of those who moved from one track to another in the last ten years, who came back to the first, and whether to the
 * level they had left, one after it or one before it. For those who lead the whole organisation.
 */
export async function getReturns(viewer: Viewer, asked: Asked = {}) {
  const scope = await getScope(viewer, asked.framework ? { framework: asked.framework } : {});
  if (!scope?.wholeIsReadable) return null;
  const { framework, tracks, min } = scope;
  const rows = await remembered(`returns ${framework.key} ${scope.today}`, () => readReturns(framework.key, scope.today));
  const returns = tracks.flatMap((a) =>
    tracks
      .filter((b) => b !== a)
      .map((b) => {
        const people = (how: string) => rows.find((row) => row.home === a.key && row.other === b.key && row.how === how)?.people ?? 0;
        return {
          from: a.name,
          to: b.name,
          same: showAlone(people("same"), min),
          earlier: showAlone(people("earlier"), min),
          away: showAlone(people("away"), min),
        };
      }),
  );
  return { returns, min, since: addDays(scope.today, -3653), today: scope.today, finding: returnsInWords(returns, min) };
}

export type ReturnsView = NonNullable<Awaited<ReturnType<typeof getReturns>>>;

async function countFlows(scope: Scope, from: Day, until: Day) {
  const { unit, min, tracks, framework } = scope;
  const [whole, inside, back] = await Promise.all([
    readSteps(framework.key, from, until),
    readStepsInUnits(scope, from, until),
    readBack(framework.key, from, until),
  ]);
  const top = showFlows(tracks, whole, min);
  const counts = countsOf([
    ...[...countWays(tracks, whole)].map(([key, people]) => ({ unitId: wholeOrganisation, key, people })),
    ...[...inside].flatMap(([unitId, steps]) => [...countWays(tracks, steps)].map(([key, people]) => ({ unitId, key, people }))),
  ]);
  const figure = (a: string, b: string) => walkDown(scope, counts, wayBetween(a, b), top.get(wayBetween(a, b)) ?? "few", min, true).own;
  const othersThan = (track: { key: string }) => tracks.filter((other) => other.key !== track.key);
  const moves = tracks.flatMap((a) =>
    othersThan(a).map((b) => {
      const [start, end] = [trackPlace(a.key), trackPlace(b.key)];
      const own = figure(start, end);
      const returned = back.find((one) => one.from === a.key && one.to === b.key)?.people ?? 0;
      const moved = counts.get(wholeOrganisation)?.get(wayBetween(start, end)) ?? 0;
      return { from: a.name, to: b.name, figure: own, back: unit ? ("few" as const) : showBack(moved, returned, own, min) };
    }),
  );
  const lanes = tracks.map((track) => ({
    key: track.key,
    name: track.name,
    kind: track.kind,
    levels: track.levels.map(({ key, title }) => ({
      key,
      title,
      joined: figure("", key),
      left: figure(key, ""),
      // Which levels moves between tracks begin and end at is told of the whole only.
      others: (unit ? [] : othersThan(track)).map((other) => ({
        track: other.name,
        came: figure(trackPlace(other.key), key),
        went: figure(key, trackPlace(other.key)),
      })),
      within: track.levels
        .filter((level) => level.key !== key)
        .map((level) => ({ key: level.key, title: level.title, figure: figure(key, level.key) })),
    })),
  }));
  return { moves, tracks: lanes };
}

const readSteps = (framework: string, from: Day, until: Day) =>
  remembered(
    `steps ${framework} ${from} ${until}`,
    () => db(null).$queryRaw<Step[]>`
      WITH known AS (SELECT l.id, l.key FROM level l JOIN framework_version v ON v.id = l.version_id JOIN framework f ON f.id = v.framework_id WHERE f.key = ${framework}),
      a AS (SELECT s.person_id, k.key FROM stint s JOIN known k ON k.id = s.level_id WHERE started_on <= ${dateOf(from)}::date AND (ended_on IS NULL OR ended_on > ${dateOf(from)}::date)),
      b AS (SELECT s.person_id, k.key FROM stint s JOIN known k ON k.id = s.level_id WHERE started_on <= ${dateOf(until)}::date AND (ended_on IS NULL OR ended_on > ${dateOf(until)}::date))
      SELECT a.key AS "from", b.key AS "to", count(*)::int AS people FROM a FULL JOIN b USING (person_id) GROUP BY 1, 2`,
    "places",
  );

/** By unit, for every unit on the way to the one looked at and those beside: whoever was in it on both days, or came from or went outside. */
async function readStepsInUnits(scope: Scope, from: Day, until: Day): Promise<Map<string, Step[]>> {
  const found = new Map<string, Step[]>();
  const above = lineOf(scope)
    .slice(0, -1)
    .map((id) => scope.units.find((one) => one.id === id)?.path ?? "");
  const rounds = await Promise.all(above.map((path) => readStepsBelow(scope.framework.key, path, from, until)));
  for (const { node, ...step } of rounds.flat()) {
    const unit = scope.units.find((one) => one.path.endsWith(`${node}.`));
    if (unit) found.set(unit.id, [...(found.get(unit.id) ?? []), step]);
  }
  return found;
}

const readStepsBelow = (framework: string, path: string, from: Day, until: Day) => {
  const depth = path.split(".").length;
  return remembered(
    `steps ${framework} ${path} ${from} ${until}`,
    () => db(null).$queryRaw<(Step & { node: string })[]>`
      WITH known AS (SELECT l.id, l.key FROM level l JOIN framework_version v ON v.id = l.version_id JOIN framework f ON f.id = v.framework_id WHERE f.key = ${framework}),
      parts AS (SELECT id, CASE WHEN path LIKE ${`${path}%`} THEN nullif(split_part(path, '.', ${depth}::int), '') END AS node FROM org_unit),
      a AS (SELECT s.person_id, k.key, p.node FROM stint s JOIN known k ON k.id = s.level_id LEFT JOIN parts p ON p.id = s.org_unit_id
             WHERE started_on <= ${dateOf(from)}::date AND (ended_on IS NULL OR ended_on > ${dateOf(from)}::date)),
      b AS (SELECT s.person_id, k.key, p.node FROM stint s JOIN known k ON k.id = s.level_id LEFT JOIN parts p ON p.id = s.org_unit_id
             WHERE started_on <= ${dateOf(until)}::date AND (ended_on IS NULL OR ended_on > ${dateOf(until)}::date))
      SELECT coalesce(a.node, b.node) AS node, a.key AS "from", b.key AS "to", count(*)::int AS people FROM a FULL JOIN b USING (person_id)
       WHERE coalesce(a.node, b.node) IS NOT NULL AND (a.person_id IS NULL OR b.person_id IS NULL OR a.node = b.node) GROUP BY 1, 2, 3`,
    "places",
  );
};

// Those who stand on another track than a year before and had been on it earlier.
const readBack = (framework: string, from: Day, until: Day) =>
  remembered(
    `back ${framework} ${from} ${until}`,
    () => db(null).$queryRaw<{ from: string; to: string; people: number }[]>`
      WITH known AS (SELECT l.id, t.key AS track FROM level l JOIN track t ON t.id = l.track_id JOIN framework_version v ON v.id = l.version_id JOIN framework f ON f.id = v.framework_id WHERE f.key = ${framework}),
      a AS (SELECT s.person_id, k.track FROM stint s JOIN known k ON k.id = s.level_id WHERE started_on <= ${dateOf(from)}::date AND (ended_on IS NULL OR ended_on > ${dateOf(from)}::date)),
      b AS (SELECT s.person_id, k.track FROM stint s JOIN known k ON k.id = s.level_id WHERE started_on <= ${dateOf(until)}::date AND (ended_on IS NULL OR ended_on > ${dateOf(until)}::date))
      SELECT a.track AS "from", b.track AS "to", count(*)::int AS people FROM a JOIN b USING (person_id)
       WHERE a.track <> b.track AND EXISTS (SELECT FROM stint s JOIN known k ON k.id = s.level_id WHERE s.person_id = a.person_id AND k.track = b.track AND s.started_on < ${dateOf(from)}::date)
       GROUP BY 1, 2`,
    "places",
  );

// Each person once for each way, by the first time they went it.
const readReturns = (framework: string, now: Day) => db(null).$queryRaw<{ home: string; other: string; how: string; people: number }[]>`
  WITH path AS (
    SELECT p.person_id, t.key AS track, l."order" AS step, p.started_on, lag(t.key) OVER w AS track_before, lag(l."order") OVER w AS step_before
      FROM placement p JOIN level l ON l.id = p.level_id JOIN track t ON t.id = l.track_id JOIN framework_version v ON v.id = l.version_id JOIN framework f ON f.id = v.framework_id
     WHERE f.key = ${framework} AND p.started_on <= ${dateOf(now)}::date WINDOW w AS (PARTITION BY p.person_id ORDER BY p.started_on)
  ), went AS (
    SELECT DISTINCT ON (person_id, track_before, track) person_id, track_before AS home, track AS other, started_on, step_before AS step
      FROM path WHERE track_before <> track AND started_on > ${dateOf(addDays(now, -3653))}::date ORDER BY person_id, track_before, track, started_on
  ), back AS (
    SELECT DISTINCT ON (w.person_id, w.home, w.other) w.person_id, w.home, w.other, p.step FROM went w JOIN path p USING (person_id)
     WHERE p.track_before = w.other AND p.track = w.home AND p.started_on > w.started_on ORDER BY w.person_id, w.home, w.other, p.started_on
  )
  SELECT home, other, CASE WHEN back.step IS NULL THEN 'away' WHEN back.step >= went.step THEN 'same' ELSE 'earlier' END AS how, count(*)::int AS people
    FROM went LEFT JOIN back USING (person_id, home, other) GROUP BY 1, 2, 3`;
