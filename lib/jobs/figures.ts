import "server-only";
import type pg from "pg";
import { addDays, type Day, today } from "@/lib/clock";
import { env } from "@/lib/env";
import { dueDays, freshDays } from "@/lib/growth-plans/rules";
import { partings, tenures } from "@/lib/fairness/rules";
import { type Counted, changedAtLeast, everywhere, everyonesParts, frameworkParts, type Part } from "@/lib/snapshots/rules";
import { Prisma } from "@/prisma/generated/client";

const competenciesShown = 100;

type Client = Pick<pg.ClientBase, "query">;
type About = { framework: string; day: Day; leaders: string[] };

/**
 * Takes the figures of what people entrust: once a week at most, and of each part only when the facts of a whole group
 * have changed since the last time, so that nobody learns one person's change by reading twice. Those who may read
 * them are not counted: a reader never makes up a group.
 */
export async function takeFigures(client: Client): Promise<void> {
  const leaders = (
    await client.query<{ id: string }>(
      "SELECT DISTINCT person_id AS id FROM access_grant WHERE kind = 'leadership' AND org_unit_id IS NULL",
    )
  ).rows.map(({ id }) => id);
  const frameworks = await client.query<{ key: string }>(
    "SELECT DISTINCT f.key FROM framework f JOIN framework_version v ON v.framework_id = f.id WHERE v.state = 'published'",
  );
  const day = today("UTC");
  for (const { key: framework } of frameworks.rows)
    for (const part of frameworkParts) await take(client, part, { framework, day, leaders });
  for (const part of everyonesParts) await take(client, part, { framework: everywhere, day, leaders });
}

async function take(client: Client, part: Part, about: About) {
  const last = await client.query<{ rows: Counted[]; recent: boolean; taken_at: Date }>(
    "SELECT rows, taken_at, taken_at > now() - interval '7 days' AS recent FROM figure_snapshot WHERE framework = $1 AND part = $2",
    [about.framework, part],
  );
  const [before] = last.rows;
  if (before?.recent) return;
  const { text, values } = reads[part](about);
  const { rows } = await client.query<Counted>(text, values);
  if (before && !(await isGroup(client, part, before, rows))) return;
  await client.query(
    `INSERT INTO figure_snapshot (framework, part, day, taken_at, rows, left_out) VALUES ($1, $2, $3, now(), $4, $5::uuid[])
     ON CONFLICT (framework, part) DO UPDATE
        SET day = excluded.day, taken_at = excluded.taken_at, rows = excluded.rows, left_out = excluded.left_out`,
    [about.framework, part, about.day, JSON.stringify(rows), about.leaders],
  );
}

// Means tell of nobody how many changed: there the events say whose week was said anew.
async function isGroup(client: Client, part: Part, before: { rows: Counted[]; taken_at: Date }, now: Counted[]) {
  const min = env().MIN_GROUP;
  if (part !== "weeks") return changedAtLeast(before.rows, now, min);
  const { rows } = await client.query<{ people: number }>(
    "SELECT count(DISTINCT about_id)::int AS people FROM audit_event WHERE event = 'work_mix.saved' AND at > $1",
    [before.taken_at],
  );
  return (rows[0]?.people ?? 0) >= min;
}

// Everybody who is at a level today, once.
const readPlans = ({ framework, day, leaders }: About) => Prisma.sql`
  SELECT l.key AS level, count(*)::int AS people,
         CASE WHEN g.id IS NULL THEN 'No plan' WHEN g.state = 'paused' THEN 'Resting'
              WHEN ${day}::date - (coalesce(g.last_update_at, g.created_at) AT TIME ZONE p.time_zone)::date <= ${freshDays}::int THEN 'Fresh'
              WHEN ${day}::date - (coalesce(g.last_update_at, g.created_at) AT TIME ZONE p.time_zone)::date <= ${dueDays}::int THEN 'Quiet for two weeks'
              ELSE 'Quiet for a month' END AS "group"
    FROM stint s JOIN level l ON l.id = s.level_id JOIN framework_version v ON v.id = l.version_id JOIN framework f ON f.id = v.framework_id JOIN person p ON p.id = s.person_id
    LEFT JOIN growth_plan g ON g.person_id = s.person_id AND g.state <> 'closed'
   WHERE f.key = ${framework} AND s.person_id <> ALL (${leaders}::uuid[]) AND s.started_on <= ${day}::date AND (s.ended_on IS NULL OR s.ended_on > ${day}::date) GROUP BY 1, 3`;

// Kept: the last with their manager is no longer ago than one and a half times what the two agreed.
const readTalks = ({ framework, day, leaders }: About) => Prisma.sql`
  WITH regular AS (
    SELECT p.guest_id AS person_id, bool_or(${day}::date - m.last <= p.cadence_days * 1.5) AS kept
      FROM pairing p LEFT JOIN (SELECT pairing_id, (max(starts_at) AT TIME ZONE 'UTC')::date AS last FROM meeting WHERE state = 'held' GROUP BY 1) m ON m.pairing_id = p.id
     WHERE p.kind = 'line' AND p.ended_at IS NULL GROUP BY 1)
  SELECT l.key AS level, CASE WHEN r.person_id IS NULL THEN 'No regular 1-on-1' WHEN r.kept THEN 'Kept' ELSE 'Not kept' END AS "group", count(*)::int AS people
    FROM stint s JOIN level l ON l.id = s.level_id JOIN framework_version v ON v.id = l.version_id JOIN framework f ON f.id = v.framework_id
    LEFT JOIN regular r ON r.person_id = s.person_id
   WHERE f.key = ${framework} AND s.person_id <> ALL (${leaders}::uuid[]) AND s.started_on <= ${day}::date AND (s.ended_on IS NULL OR s.ended_on > ${day}::date) GROUP BY 1, 2`;

const readParts = ({ framework, day, leaders }: About) => Prisma.sql`
  WITH took AS (
    SELECT DISTINCT i.person_id FROM participation p JOIN interest i ON i.id = p.interest_id
     WHERE p.started_on <= ${day}::date AND coalesce(p.ended_on, ${day}::date) > ${addDays(day, -365)}::date)
  SELECT l.key AS level, CASE WHEN t.person_id IS NULL THEN 'Did not' ELSE 'Took part' END AS "group", count(*)::int AS people
    FROM stint s JOIN level l ON l.id = s.level_id JOIN framework_version v ON v.id = l.version_id JOIN framework f ON f.id = v.framework_id
    LEFT JOIN took t ON t.person_id = s.person_id
   WHERE f.key = ${framework} AND s.person_id <> ALL (${leaders}::uuid[]) AND s.started_on <= ${day}::date AND (s.ended_on IS NULL OR s.ended_on > ${day}::date) GROUP BY 1, 2`;

const readOffered = ({ day, leaders }: About) => Prisma.sql`
  SELECT count(*)::int AS offers, count(DISTINCT owner_id)::int AS owners FROM stretch_assignment WHERE created_at > ${addDays(day, -365)}::date AND state <> 'withdrawn' AND owner_id <> ALL (${leaders}::uuid[])`;

const readTried = ({ framework, day, leaders }: About) => Prisma.sql`
  WITH tried AS (
    SELECT DISTINCT person_id FROM trial WHERE agreed_at IS NOT NULL AND withdrawn_at IS NULL AND starts_on <= ${day}::date
       AND least(coalesce(ended_on, ends_on), ${day}::date) > ${addDays(day, -365)}::date)
  SELECT l.key AS level, CASE WHEN t.person_id IS NULL THEN 'Did not' ELSE 'Tried' END AS "group", count(*)::int AS people
    FROM stint s JOIN level l ON l.id = s.level_id JOIN framework_version v ON v.id = l.version_id JOIN framework f ON f.id = v.framework_id
    LEFT JOIN tried t ON t.person_id = s.person_id
   WHERE f.key = ${framework} AND s.person_id <> ALL (${leaders}::uuid[]) AND s.started_on <= ${day}::date AND (s.ended_on IS NULL OR s.ended_on > ${day}::date) GROUP BY 1, 2`;

// Each person once, by their last trial that ended within a year.
const readVerdicts = ({ day, leaders }: About) => Prisma.sql`
  WITH last AS (
    SELECT DISTINCT ON (t.person_id) v.verdict FROM trial t LEFT JOIN trial_verdict v ON v.trial_id = t.id
     WHERE t.person_id <> ALL (${leaders}::uuid[]) AND t.agreed_at IS NOT NULL AND t.withdrawn_at IS NULL AND coalesce(t.ended_on, t.ends_on) < ${day}::date
       AND coalesce(t.ended_on, t.ends_on) > ${addDays(day, -365)}::date ORDER BY t.person_id, coalesce(t.ended_on, t.ends_on) DESC)
  SELECT count(*) FILTER (WHERE verdict = 'yes')::int AS yes, count(*) FILTER (WHERE verdict = 'no')::int AS no,
         count(*) FILTER (WHERE verdict = 'not_yet')::int AS "notYet", count(*) FILTER (WHERE verdict IS NULL)::int AS open FROM last`;

// The last month for which each said both, not more than a quarter ago.
const readWeeks = ({ framework, day, leaders }: About) => Prisma.sql`
  WITH said AS (
    SELECT DISTINCT ON (w.person_id) w.person_id, w.coding AS wc, w.review_and_design AS wd, w.people AS wp, w.meetings AS wm, w.other AS wo,
           r.coding AS rc, r.review_and_design AS rd, r.people AS rp, r.meetings AS rm, r.other AS ro
      FROM work_mix w JOIN work_mix r ON r.person_id = w.person_id AND r.month = w.month AND r.side = 'real'
     WHERE w.side = 'wanted' AND w.month > ${addDays(day, -93)}::date AND w.month <= ${day}::date ORDER BY w.person_id, w.month DESC)
  SELECT l.key AS level, count(*)::int AS people, count(DISTINCT (wc, wd, wp, wm, wo)) > 1 AND count(DISTINCT (rc, rd, rp, rm, ro)) > 1 AS differ,
         avg(wc)::float AS wanted_coding, avg(wd)::float AS "wanted_reviewAndDesign", avg(wp)::float AS wanted_people, avg(wm)::float AS wanted_meetings, avg(wo)::float AS wanted_other,
         avg(rc)::float AS real_coding, avg(rd)::float AS "real_reviewAndDesign", avg(rp)::float AS real_people, avg(rm)::float AS real_meetings, avg(ro)::float AS real_other
    FROM said JOIN stint s ON s.person_id = said.person_id JOIN level l ON l.id = s.level_id JOIN framework_version v ON v.id = l.version_id JOIN framework f ON f.id = v.framework_id
   WHERE f.key = ${framework} AND s.person_id <> ALL (${leaders}::uuid[]) AND s.started_on <= ${day}::date AND (s.ended_on IS NULL OR s.ended_on > ${day}::date) GROUP BY 1`;

// Each person once for each competency: what the manager's side of their latest settled round says, in two years.
const readCompetencies = ({ framework, day, leaders }: About) => Prisma.sql`
  WITH latest AS (
    SELECT DISTINCT ON (r.person_id, c.key) r.person_id, c.key, g.answer
      FROM assessment_round r JOIN assessment a ON a.round_id = r.id AND a.side = 'manager' JOIN rating g ON g.assessment_id = a.id JOIN competency c ON c.id = g.competency_id
      JOIN framework_version v ON v.id = c.version_id JOIN framework f ON f.id = v.framework_id
      JOIN person p ON p.id = r.person_id AND (p.left_on IS NULL OR p.left_on > ${day}::date)
     WHERE r.person_id <> ALL (${leaders}::uuid[]) AND r.state = 'revealed' AND r.revealed_at > ${addDays(day, -730)}::date AND f.key = ${framework} ORDER BY r.person_id, c.key, r.revealed_at DESC)
  SELECT c.key, c.name, count(*) FILTER (WHERE answer IN ('meets', 'beyond'))::int AS shows, count(*) FILTER (WHERE answer = 'growing')::int AS growing,
         count(*) FILTER (WHERE answer = 'no_chance')::int AS without
    FROM competency c LEFT JOIN latest ON latest.key = c.key
   WHERE c.version_id = (SELECT v.id FROM framework_version v JOIN framework f ON f.id = v.framework_id WHERE f.key = ${framework} AND v.state = 'published' ORDER BY v.published_at DESC LIMIT 1)
   GROUP BY c.id, c.key, c.name ORDER BY c.name LIMIT ${competenciesShown}`;

// Everybody who works here, once for each way of parting them. The unit is the one right inside the topmost; whoever sits
// in that one itself counts there.
const readFairness = ({ day, leaders }: About) => Prisma.sql`
  WITH took AS (SELECT DISTINCT i.person_id FROM participation d JOIN interest i ON i.id = d.interest_id WHERE d.started_on BETWEEN ${addDays(day, -365)}::date AND ${day}::date),
       part AS (SELECT u.id, a.name FROM org_unit u JOIN org_unit a ON a.node = coalesce(nullif(split_part(u.path, '.', 2), ''), split_part(u.path, '.', 1))),
       held AS (SELECT c.person_id, t.name FROM placement c JOIN level l ON l.id = c.level_id JOIN track t ON t.id = l.track_id WHERE c.ended_on IS NULL),
       everybody AS (
         SELECT coalesce(held.name, 'No level yet') AS track, coalesce(part.name, 'No unit yet') AS unit, CASE WHEN took.person_id IS NULL THEN 'Did not' ELSE 'Took part' END AS "group",
                CASE WHEN ${day}::date - p.started_on < 365 THEN ${tenures[0]} WHEN ${day}::date - p.started_on < 1095 THEN ${tenures[1]} ELSE ${tenures[2]} END AS tenure
           FROM person p LEFT JOIN held ON held.person_id = p.id LEFT JOIN part ON part.id = p.org_unit_id LEFT JOIN took ON took.person_id = p.id
          WHERE p.id <> ALL (${leaders}::uuid[]) AND p.started_on <= ${day}::date AND (p.left_on IS NULL OR p.left_on > ${day}::date))
  SELECT parting.key, parting.name, "group", count(*)::int AS people
    FROM everybody CROSS JOIN LATERAL (VALUES (${partings[0]}, track), (${partings[1]}, tenure), (${partings[2]}, unit)) parting(key, name)
   GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;

const readWishes = ({ day, leaders }: About) => Prisma.sql`SELECT "group", people FROM wishes_to_build(${day}::date, ${leaders}::uuid[])`;

const reads = {
  plans: readPlans,
  talks: readTalks,
  parts: readParts,
  offered: readOffered,
  tried: readTried,
  verdicts: readVerdicts,
  weeks: readWeeks,
  competencies: readCompetencies,
  fairness: readFairness,
  wishes: readWishes,
} satisfies Record<Part, (about: About) => Prisma.Sql>;
