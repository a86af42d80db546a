import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { addDays, today } from "@/lib/clock";
import { db, recordReads } from "@/lib/db";
import type { MapRow } from "./rules";

/** Direct reports looked at, and how far back something shown counts, in days. */
const peopleShown = 200;
const lately = 365;

/**
 * The competencies of the ladder most direct reports stand on, with who showed each within a year
 * (evidence the viewer may read: shared, claims only once agreed), who has it as a focus now, and who
 * answered "no chance yet" in their newest revealed round.
 */
export async function getTeamMap(viewer: Viewer) {
  const now = today(viewer.timeZone);
  const [row] = await db(viewer).$queryRaw<{ ids: string[]; rows: MapRow[] }[]>`
    WITH team AS (
      SELECT p.id, p.name FROM reporting_line r JOIN person p ON p.id = r.person_id
       WHERE r.manager_id = ${viewer.personId}::uuid AND r.ended_on IS NULL AND (p.left_on IS NULL OR p.left_on > day_in(p.time_zone))
       ORDER BY p.name, p.id LIMIT ${peopleShown}),
    version AS (
      SELECT l.version_id AS id FROM team t JOIN placement c ON c.person_id = t.id AND c.ended_on IS NULL JOIN level l ON l.id = c.level_id
       GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1),
    shown AS (
      SELECT DISTINCT k.key, t.name FROM team t
        JOIN evidence e ON e.person_id = t.id AND e.shared AND e.removed_at IS NULL AND e.happened_on > ${addDays(now, -lately)}::date
        LEFT JOIN multiplier_claim m ON m.evidence_id = e.id
        JOIN evidence_competency ec ON ec.evidence_id = e.id JOIN competency k ON k.id = ec.competency_id
       WHERE m.evidence_id IS NULL OR m.answer IN ('confirmed', 'corrected')),
    growing AS (
      SELECT DISTINCT k.key, t.name FROM team t JOIN growth_plan g ON g.person_id = t.id AND g.state = 'active'
        JOIN focus f ON f.plan_id = g.id AND f.ended_at IS NULL JOIN competency k ON k.id = f.competency_id),
    newest AS (
      SELECT DISTINCT ON (a.person_id) a.id, t.name FROM team t JOIN assessment_round a ON a.person_id = t.id AND a.state = 'revealed'
       ORDER BY a.person_id, a.revealed_at DESC),
    no_chance AS (
      SELECT DISTINCT k.key, n.name FROM newest n JOIN assessment s ON s.round_id = n.id AND s.side = 'self'
        JOIN rating r ON r.assessment_id = s.id AND r.answer = 'no_chance' JOIN competency k ON k.id = r.competency_id)
    SELECT (SELECT coalesce(array_agg(id), '{}') FROM team) AS ids,
           (SELECT coalesce(json_agg(json_build_object('key', k.key, 'name', k.name, 'group', g.name,
                'shown', (SELECT coalesce(json_agg(name ORDER BY name), '[]') FROM shown WHERE key = k.key),
                'growing', (SELECT coalesce(json_agg(name ORDER BY name), '[]') FROM growing WHERE key = k.key),
                'noChance', (SELECT coalesce(json_agg(name ORDER BY name), '[]') FROM no_chance WHERE key = k.key)) ORDER BY g."order", k."order"), '[]')
              FROM competency k JOIN competency_group g ON g.id = k.group_id WHERE k.version_id = (SELECT id FROM version)) AS rows`;
  const { ids = [], rows = [] } = row ?? {};
  await recordReads(viewer, ids, "competency map");
  return { people: ids.length, rows };
}
