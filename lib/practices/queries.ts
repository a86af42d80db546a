import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { addDays, type Day, dateOf } from "@/lib/clock";
import { forFigures } from "@/lib/db";
import { showAlone } from "@/lib/disclosures/rules";
import { dueDays, freshDays } from "@/lib/growth-plans/rules";
import { getScope } from "@/lib/insights/queries";
import type { Asked } from "@/lib/insights/rules";
import type { Week } from "@/lib/ladders/rules";
import { remembered } from "@/lib/memory";
import { splitLevels } from "@/lib/splits/rules";
import {
  competenciesInWords,
  type LevelWeek,
  partGroups,
  planGroups,
  roundWeek,
  saysWeek,
  shareInWords,
  showVerdicts,
  talkGroups,
  triedGroups,
  type Verdicts,
  weeksInWords,
} from "./rules";

const competenciesShown = 100;

/**
 * How growing is going, by level: plans, 1-on-1s, opportunities, weeks and competencies. Counts alone, of the whole
 * organisation, for those who lead it: by unit as well they could be taken apart.
 */
export async function getPractices(viewer: Viewer, asked: Asked = {}) {
  const scope = await getScope(viewer, asked.framework ? { framework: asked.framework } : {});
  if (!scope?.wholeIsReadable || asked.unit) return null;
  const { framework, today, min, tracks, levels } = scope;
  const known = <T>(name: string, read: (viewer: Viewer, framework: string, day: Day) => Promise<T>) =>
    remembered(`${name} ${framework.key} ${today}`, () => read(viewer, framework.key, today));
  const [plans, talks, parts, [offered], tried, [verdicts], weeks, competencies] = await Promise.all([
    known("plans", readPlans),
    known("talks", readTalks),
    known("parts", readParts),
    known("offered", readOffered),
    known("tried", readTried),
    known("verdicts", readVerdicts),
    known("weeks", readWeeks),
    known("competencies", readCompetencies),
  ]);
  const byLevel = (rows: Row[], groups: readonly string[]) => {
    const { figures, sums } = splitLevels(levels, [...groups], rows, min);
    return {
      levels: tracks.flatMap((track) => track.levels.map(({ key, title }) => ({ key, title, figures: figures.get(key) ?? [] }))),
      sums,
    };
  };
  const planned = byLevel(plans, planGroups);
  const talked = byLevel(talks, talkGroups);
  const took = byLevel(parts, partGroups);
  const trying = byLevel(tried, triedGroups);
  const ended = verdicts ?? { yes: 0, no: 0, notYet: 0, open: 0 };
  const title = new Map(tracks.flatMap((track) => track.levels.map((level) => [level.key, level.title] as const)));
  const said = weeks
    .map(levelWeek)
    .filter((week) => saysWeek(week, min) && title.has(week.level))
    .sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level))
    .map(({ level, wanted, real }) => ({ key: level, title: title.get(level) ?? "", wanted: roundWeek(wanted), real: roundWeek(real) }));
  const figured = competencies.map(({ key, name, shows, growing, without }) => ({
    key,
    name,
    shows: showAlone(shows, min),
    growing: showAlone(growing, min),
    noChance: showAlone(without, min),
  }));
  return {
    framework,
    today,
    min,
    plans: { ...planned, finding: shareInWords(planned.sums, planGroups.indexOf("Fresh"), "have a fresh plan") },
    talks: { ...talked, finding: shareInWords(talked.sums, talkGroups.indexOf("Kept"), "had their last 1-on-1 as often as agreed") },
    opportunities: {
      ...took,
      // Two counts of different people: how many offered, and how many took part.
      owners: showAlone(offered?.owners ?? 0, min),
      offers: (offered?.owners ?? 0) >= min ? (offered?.offers ?? 0) : ("few" as const),
      finding: shareInWords(took.sums, partGroups.indexOf("Took part"), "took part in something that was offered"),
    },
    trials: {
      ...trying,
      verdicts: showVerdicts(ended, min),
      finding: shareInWords(trying.sums, triedGroups.indexOf("Tried"), "tried another track"),
    },
    weeks: { levels: said, finding: weeksInWords(said) },
    competencies: { list: figured, finding: competenciesInWords(figured, min) },
  };
}

export type PracticesView = NonNullable<Awaited<ReturnType<typeof getPractices>>>;

type Row = { level: string; group: string; people: number };

// Everybody who is at a level today, once.
const readPlans = (viewer: Viewer, framework: string, day: Day) => forFigures(viewer).$queryRaw<Row[]>`
  SELECT l.key AS level, count(*)::int AS people,
         CASE WHEN g.id IS NULL THEN 'No plan' WHEN g.state = 'paused' THEN 'Resting'
              WHEN ${dateOf(day)}::date - (coalesce(g.last_update_at, g.created_at) AT TIME ZONE p.time_zone)::date <= ${freshDays}::int THEN 'Fresh'
              WHEN ${dateOf(day)}::date - (coalesce(g.last_update_at, g.created_at) AT TIME ZONE p.time_zone)::date <= ${dueDays}::int THEN 'Quiet for two weeks'
              ELSE 'Quiet for a month' END AS "group"
    FROM stint s JOIN level l ON l.id = s.level_id JOIN framework_version v ON v.id = l.version_id JOIN framework f ON f.id = v.framework_id JOIN person p ON p.id = s.person_id
    LEFT JOIN growth_plan g ON g.person_id = s.person_id AND g.state <> 'closed'
   WHERE f.key = ${framework} AND s.started_on <= ${dateOf(day)}::date AND (s.ended_on IS NULL OR s.ended_on > ${dateOf(day)}::date) GROUP BY 1, 3`;

// Kept: the last with their manager is no longer ago than one and a half times what the two agreed.
const readTalks = (viewer: Viewer, framework: string, day: Day) => forFigures(viewer).$queryRaw<Row[]>`
  WITH regular AS (
    SELECT p.guest_id AS person_id, bool_or(${dateOf(day)}::date - m.last <= p.cadence_days * 1.5) AS kept
      FROM pairing p LEFT JOIN (SELECT pairing_id, (max(starts_at) AT TIME ZONE 'UTC')::date AS last FROM meeting WHERE state = 'held' GROUP BY 1) m ON m.pairing_id = p.id
     WHERE p.kind = 'line' AND p.ended_at IS NULL GROUP BY 1)
  SELECT l.key AS level, CASE WHEN r.person_id IS NULL THEN 'No regular 1-on-1' WHEN r.kept THEN 'Kept' ELSE 'Not kept' END AS "group", count(*)::int AS people
    FROM stint s JOIN level l ON l.id = s.level_id JOIN framework_version v ON v.id = l.version_id JOIN framework f ON f.id = v.framework_id
    LEFT JOIN regular r ON r.person_id = s.person_id
   WHERE f.key = ${framework} AND s.started_on <= ${dateOf(day)}::date AND (s.ended_on IS NULL OR s.ended_on > ${dateOf(day)}::date) GROUP BY 1, 2`;

const readParts = (viewer: Viewer, framework: string, day: Day) => forFigures(viewer).$queryRaw<Row[]>`
  WITH took AS (
    SELECT DISTINCT i.person_id FROM participation p JOIN interest i ON i.id = p.interest_id
     WHERE p.started_on <= ${dateOf(day)}::date AND coalesce(p.ended_on, ${dateOf(day)}::date) > ${dateOf(addDays(day, -365))}::date)
  SELECT l.key AS level, CASE WHEN t.person_id IS NULL THEN 'Did not' ELSE 'Took part' END AS "group", count(*)::int AS people
    FROM stint s JOIN level l ON l.id = s.level_id JOIN framework_version v ON v.id = l.version_id JOIN framework f ON f.id = v.framework_id
    LEFT JOIN took t ON t.person_id = s.person_id
   WHERE f.key = ${framework} AND s.started_on <= ${dateOf(day)}::date AND (s.ended_on IS NULL OR s.ended_on > ${dateOf(day)}::date) GROUP BY 1, 2`;

const readOffered = (viewer: Viewer, _: string, day: Day) => forFigures(viewer).$queryRaw<{ offers: number; owners: number }[]>`
  SELECT count(*)::int AS offers, count(DISTINCT owner_id)::int AS owners FROM stretch_assignment WHERE created_at > ${dateOf(addDays(day, -365))} AND state <> 'withdrawn'`;

const readTried = (viewer: Viewer, framework: string, day: Day) => forFigures(viewer).$queryRaw<Row[]>`
  WITH tried AS (
    SELECT DISTINCT person_id FROM trial WHERE agreed_at IS NOT NULL AND withdrawn_at IS NULL AND starts_on <= ${dateOf(day)}::date
       AND least(coalesce(ended_on, ends_on), ${dateOf(day)}::date) > ${dateOf(addDays(day, -365))}::date)
  SELECT l.key AS level, CASE WHEN t.person_id IS NULL THEN 'Did not' ELSE 'Tried' END AS "group", count(*)::int AS people
    FROM stint s JOIN level l ON l.id = s.level_id JOIN framework_version v ON v.id = l.version_id JOIN framework f ON f.id = v.framework_id
    LEFT JOIN tried t ON t.person_id = s.person_id
   WHERE f.key = ${framework} AND s.started_on <= ${dateOf(day)}::date AND (s.ended_on IS NULL OR s.ended_on > ${dateOf(day)}::date) GROUP BY 1, 2`;

// Each person once, by their last trial that ended within a year.
const readVerdicts = (viewer: Viewer, _: string, day: Day) => forFigures(viewer).$queryRaw<Verdicts[]>`
  WITH last AS (
    SELECT DISTINCT ON (t.person_id) v.verdict FROM trial t LEFT JOIN trial_verdict v ON v.trial_id = t.id
     WHERE t.agreed_at IS NOT NULL AND t.withdrawn_at IS NULL AND coalesce(t.ended_on, t.ends_on) < ${dateOf(day)}::date
       AND coalesce(t.ended_on, t.ends_on) > ${dateOf(addDays(day, -365))}::date ORDER BY t.person_id, coalesce(t.ended_on, t.ends_on) DESC)
  SELECT count(*) FILTER (WHERE verdict = 'yes')::int AS yes, count(*) FILTER (WHERE verdict = 'no')::int AS no,
         count(*) FILTER (WHERE verdict = 'not_yet')::int AS "notYet", count(*) FILTER (WHERE verdict IS NULL)::int AS open FROM last`;

type Means = { level: string; people: number; differ: boolean } & Record<`${"wanted" | "real"}_${keyof Week}`, number>;

// The last month for which each said both, not more than a quarter ago.
const readWeeks = (viewer: Viewer, framework: string, day: Day) => forFigures(viewer).$queryRaw<Means[]>`
  WITH said AS (
    SELECT DISTINCT ON (w.person_id) w.person_id, w.coding AS wc, w.review_and_design AS wd, w.people AS wp, w.meetings AS wm, w.other AS wo,
           r.coding AS rc, r.review_and_design AS rd, r.people AS rp, r.meetings AS rm, r.other AS ro
      FROM work_mix w JOIN work_mix r ON r.person_id = w.person_id AND r.month = w.month AND r.side = 'real'
     WHERE w.side = 'wanted' AND w.month > ${dateOf(addDays(day, -93))}::date AND w.month <= ${dateOf(day)}::date ORDER BY w.person_id, w.month DESC)
  SELECT l.key AS level, count(*)::int AS people, count(DISTINCT (wc, wd, wp, wm, wo)) > 1 AND count(DISTINCT (rc, rd, rp, rm, ro)) > 1 AS differ,
         avg(wc)::float AS wanted_coding, avg(wd)::float AS "wanted_reviewAndDesign", avg(wp)::float AS wanted_people, avg(wm)::float AS wanted_meetings, avg(wo)::float AS wanted_other,
         avg(rc)::float AS real_coding, avg(rd)::float AS "real_reviewAndDesign", avg(rp)::float AS real_people, avg(rm)::float AS real_meetings, avg(ro)::float AS real_other
    FROM said JOIN stint s ON s.person_id = said.person_id JOIN level l ON l.id = s.level_id JOIN framework_version v ON v.id = l.version_id JOIN framework f ON f.id = v.framework_id
   WHERE f.key = ${framework} AND s.started_on <= ${dateOf(day)}::date AND (s.ended_on IS NULL OR s.ended_on > ${dateOf(day)}::date) GROUP BY 1`;

function levelWeek({ level, people, differ, ...means }: Means): LevelWeek {
  const side = (name: "wanted" | "real"): Week => ({
    coding: means[`${name}_coding`],
    reviewAndDesign: means[`${name}_reviewAndDesign`],
    people: means[`${name}_people`],
    meetings: means[`${name}_meetings`],
    other: means[`${name}_other`],
  });
  return { level, people, differ, wanted: side("wanted"), real: side("real") };
}

// Each person once for each competency: what the manager's side of their latest settled round says, in two years.
const readCompetencies = (viewer: Viewer, framework: string, day: Day) => forFigures(viewer).$queryRaw<
  { key: string; name: string; shows: number; growing: number; without: number }[]
>`
  WITH latest AS (
    SELECT DISTINCT ON (r.person_id, c.key) r.person_id, c.key, g.answer
      FROM assessment_round r JOIN assessment a ON a.round_id = r.id AND a.side = 'manager' JOIN rating g ON g.assessment_id = a.id JOIN competency c ON c.id = g.competency_id
      JOIN framework_version v ON v.id = c.version_id JOIN framework f ON f.id = v.framework_id
      JOIN person p ON p.id = r.person_id AND (p.left_on IS NULL OR p.left_on > ${dateOf(day)}::date)
     WHERE r.state = 'revealed' AND r.revealed_at > ${dateOf(addDays(day, -730))} AND f.key = ${framework} ORDER BY r.person_id, c.key, r.revealed_at DESC)
  SELECT c.key, c.name, count(*) FILTER (WHERE answer IN ('meets', 'beyond'))::int AS shows, count(*) FILTER (WHERE answer = 'growing')::int AS growing,
         count(*) FILTER (WHERE answer = 'no_chance')::int AS without
    FROM competency c LEFT JOIN latest ON latest.key = c.key
   WHERE c.version_id = (SELECT v.id FROM framework_version v JOIN framework f ON f.id = v.framework_id WHERE f.key = ${framework} AND v.state = 'published' ORDER BY v.published_at DESC LIMIT 1)
   GROUP BY c.id, c.key, c.name ORDER BY c.name LIMIT ${competenciesShown}`;
