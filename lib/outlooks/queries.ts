import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { type Day, dayAt, timeAt, today } from "@/lib/clock";
import { db } from "@/lib/db";
import type { Week } from "@/lib/ladders/rules";
import { gapLine } from "@/lib/work-mixes/rules";

export type DueDecision = { evidenceId: string; why: string; afterwards: string; title: string; decidedOn: Day };
export type ClaimOnMe = { evidenceId: string; ability: string; by: string };
type Other = { handle: string; name: string };
type Row = {
  decisions: DueDecision[];
  claims: ClaimOnMe[];
  meeting: { startsAt: string; other: Other } | null;
  weeks: (Week & { month: Day; side: "wanted" | "real" })[];
  tries: boolean;
  moves: boolean;
  leads: boolean;
};

/**
 * What lies before the viewer, all of it their own: decisions to look back at and claims to answer (five of
 * each, the oldest first), when they talk next and with whom, and their latest week in a sentence.
 */
export async function getOutlook(viewer: Viewer) {
  const { personId: me, timeZone } = viewer;
  // One question instead of one for each: asked on every visit of My growth.
  const [row] = await db(viewer).$queryRaw<Row[]>`
    SELECT (SELECT coalesce(json_agg(due), '[]') FROM (
              SELECT e.id AS "evidenceId", d.why, d.afterwards, e.title, e.happened_on AS "decidedOn"
                FROM evidence e JOIN decision d ON d.evidence_id = e.id
               WHERE e.person_id = ${me}::uuid AND e.kind = 'decision' AND e.removed_at IS NULL AND d.outcome IS NULL AND d.revisit_on <= ${today(timeZone)}::date
               ORDER BY d.revisit_on LIMIT 5) due) AS decisions,
           (SELECT coalesce(json_agg(asked), '[]') FROM (
              SELECT c.evidence_id AS "evidenceId", c.ability, p.name AS by
                FROM multiplier_claim c JOIN evidence e ON e.id = c.evidence_id JOIN person p ON p.id = e.person_id
               WHERE c.colleague_id = ${me}::uuid AND c.answer IS NULL AND e.removed_at IS NULL ORDER BY c.evidence_id LIMIT 5) asked) AS claims,
           (SELECT json_build_object('startsAt', m.starts_at, 'other', json_build_object('handle', o.handle, 'name', o.name))
              FROM pairing t JOIN meeting m ON m.pairing_id = t.id AND m.state = 'planned' AND m.starts_at > now() - interval '1 hour'
              JOIN person o ON o.id = CASE WHEN t.host_id = ${me}::uuid THEN t.guest_id ELSE t.host_id END
             WHERE t.host_id = ${me}::uuid OR t.guest_id = ${me}::uuid ORDER BY m.starts_at LIMIT 1) AS meeting,
           (SELECT coalesce(json_agg(latest), '[]') FROM (
              SELECT DISTINCT ON (side) side, month, coding, review_and_design AS "reviewAndDesign", people, meetings, other
                FROM work_mix WHERE person_id = ${me}::uuid ORDER BY side, month DESC) latest) AS weeks,
           EXISTS (SELECT FROM trial WHERE person_id = ${me}::uuid) AS tries,
           EXISTS (SELECT FROM track_move WHERE person_id = ${me}::uuid) AS moves,
           EXISTS (SELECT FROM placement c JOIN level l ON l.id = c.level_id JOIN track t ON t.id = l.track_id
                    WHERE c.person_id = ${me}::uuid AND c.ended_on IS NULL AND t.kind IN ('management', 'hybrid')) AS leads`;
  const { decisions = [], claims = [], meeting = null, weeks = [], tries = false, moves = false, leads = false } = row ?? {};
  const [wanted, real] = (["wanted", "real"] as const).map((side) => weeks.find((week) => week.side === side) ?? null);
  const startsAt = meeting && new Date(meeting.startsAt);
  return {
    decisions,
    claims,
    meeting: meeting && startsAt && { other: meeting.other, day: dayAt(startsAt, timeZone), time: timeAt(startsAt, timeZone) },
    mix: real ? { month: real.month, line: gapLine(wanted ?? null, real), compared: wanted !== null } : null,
    /** Whether there is anything to ask for: a trial or a track move of theirs, or a track on which people are led. */
    has: { tries, moves, leads },
  };
}

export type Outlook = Awaited<ReturnType<typeof getOutlook>>;
