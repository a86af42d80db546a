import "server-only";
import { can } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { addDays, type Day, today } from "@/lib/clock";
import { forFigures } from "@/lib/db";
import { env } from "@/lib/env";
import { remembered } from "@/lib/memory";
import { type Group, sharesOf } from "./rules";

/** How far back "lately" goes, and how long one is new, or has been here a while, in days. */
const period = 365;
const tenures = [365, 1095] as const;

/** What grouping() says of a row that is about one track. */
const byTrack = 0b011;

type Row = { track: string | null; tenure: number | null; unit: string | null; by: number; people: number; took: number };

/**
 * Who did assignments that were offered, in the last twelve months, by track, time here and unit: of everybody who works
 * here today, for leadership of the whole organisation; null for anybody else. Figures went through sharesOf.
 */
export async function getFairness(viewer: Viewer) {
  if (!can.readUnit(viewer, null)) return null;
  const now = today(viewer.timeZone);
  const since = addDays(now, -period);
  const rows = await remembered(`fairness ${now}`, () => readGroups(viewer, since, now));
  const min = env().MIN_GROUP;
  const shares = (by: number, nameOf: (row: Row) => string) =>
    sharesOf(
      // Whoever has no level is on no track.
      rows
        .filter((row) => row.by === by && (by !== byTrack || row.track !== null))
        .map((row): Group => ({ name: nameOf(row), people: row.people, took: row.took })),
      min,
      // How large a group is stays out: beside other figures it would tell what is hidden there.
    )?.map(({ name, step }) => ({ name, step })) ?? null;
  const names = ["Less than a year", "One to three years", "Three years or more"];
  return {
    today: now,
    since,
    min,
    partings: [
      { name: "Track", shares: shares(byTrack, (row) => row.track ?? "") },
      { name: "Time here", shares: shares(0b101, (row) => names[row.tenure ?? 0] ?? "") },
      { name: "Unit", shares: shares(0b110, (row) => row.unit ?? "") },
    ],
  };
}

export type FairnessView = NonNullable<Awaited<ReturnType<typeof getFairness>>>;

// The unit is the one right inside the topmost; whoever sits in that one itself counts there.
const readGroups = (viewer: Viewer, since: Day, now: Day) => forFigures(viewer).$queryRaw<Row[]>`
  WITH took AS (SELECT DISTINCT i.person_id FROM participation d JOIN interest i ON i.id = d.interest_id WHERE d.started_on BETWEEN ${since}::date AND ${now}::date),
       part AS (SELECT u.id, a.name FROM org_unit u JOIN org_unit a ON a.node = coalesce(nullif(split_part(u.path, '.', 2), ''), split_part(u.path, '.', 1))),
       held AS (SELECT c.person_id, t.name FROM placement c JOIN level l ON l.id = c.level_id JOIN track t ON t.id = l.track_id WHERE c.ended_on IS NULL),
       everybody AS (
         SELECT held.name AS track, coalesce(part.name, 'No unit yet') AS unit, took.person_id IS NOT NULL AS took,
                CASE WHEN ${now}::date - p.started_on < ${tenures[0]}::int THEN 0 WHEN ${now}::date - p.started_on < ${tenures[1]}::int THEN 1 ELSE 2 END AS tenure
           FROM person p LEFT JOIN held ON held.person_id = p.id LEFT JOIN part ON part.id = p.org_unit_id LEFT JOIN took ON took.person_id = p.id
          WHERE p.started_on <= ${now}::date AND (p.left_on IS NULL OR p.left_on > ${now}::date))
  SELECT track, tenure, unit, grouping(track, tenure, unit)::int AS by, count(*)::int AS people, (count(*) FILTER (WHERE took))::int AS took
    FROM everybody GROUP BY GROUPING SETS ((track), (tenure), (unit)) ORDER BY track, tenure, unit`;
