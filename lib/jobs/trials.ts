import "server-only";
import type pg from "pg";

/** A trial that ends within this many days is worth a word beforehand. */
const soonDays = 5;

/** Of a week of a trial, the day from which it is asked after. */
const weekDay = 5;

/**
 * Notices what the days of a trial bring: pulses about the middle and at the end for those led (as `pulseAsked`
 * has it), its end drawing near for the two who signed, each week for whoever tries, and the verdict once it is over. The trial itself needs none of it.
 */
export async function remindOfTrials(client: pg.ClientBase): Promise<void> {
  await client.query(
    `WITH course AS (
       SELECT t.*, coalesce(t.ended_on, t.ends_on) AS last_on, day_in(p.time_zone) AS today
         FROM trial t JOIN person p ON p.id = t.person_id WHERE t.agreed_at IS NOT NULL AND t.withdrawn_at IS NULL AND t.ends_on >= day_in(p.time_zone) - 90),
     due AS (
       SELECT l.person_id, 'trial_pulse_asked' AS kind, 'pulse-' || c.id || '-1' AS key, '/trials/' || c.id || '/pulse' AS href, c.person_id AS about_id
         FROM course c JOIN trial_person l ON l.trial_id = c.id
        WHERE c.ended_on IS NULL AND c.today >= c.starts_on + (c.ends_on - c.starts_on) / 2 AND c.today < c.ends_on
       UNION ALL
       SELECT l.person_id, 'trial_pulse_asked', 'pulse-' || c.id || '-2', '/trials/' || c.id || '/pulse', c.person_id
         FROM course c JOIN trial_person l ON l.trial_id = c.id WHERE c.today BETWEEN c.last_on AND c.last_on + 21
       UNION ALL
       SELECT who, 'trial_ends_soon', 'trial-ends-' || c.id, '/trials/' || c.id, nullif(c.person_id, who)
         FROM course c, unnest(ARRAY[c.person_id, manager_now(c.person_id)]) who
        WHERE who IS NOT NULL AND c.ended_on IS NULL AND c.today BETWEEN greatest(c.starts_on, c.ends_on - $1::int) AND c.ends_on
       UNION ALL
       SELECT c.person_id, 'trial_week', 'week-' || c.id || '-' || (c.today - c.starts_on) / 7, '/trials/' || c.id, NULL
         FROM course c WHERE c.ended_on IS NULL AND c.today BETWEEN c.starts_on AND c.ends_on AND (c.today - c.starts_on) % 7 >= $2::int - 1
          AND NOT EXISTS (SELECT FROM trial_pulse t WHERE (t.trial_id, t.week) = (c.id, (c.today - c.starts_on) / 7))
       UNION ALL
       SELECT c.person_id, 'trial_verdict_asked', 'verdict-' || c.id, '/trials/' || c.id, NULL
         FROM course c WHERE (c.ended_on IS NOT NULL OR c.today > c.ends_on) AND NOT EXISTS (SELECT FROM trial_verdict v WHERE v.trial_id = c.id))
     INSERT INTO notice (id, person_id, kind, key, href, about_id)
     SELECT gen_random_uuid(), d.person_id, d.kind::"NoticeKind", d.key, d.href, d.about_id
       FROM due d JOIN person p ON p.id = d.person_id WHERE p.left_on IS NULL OR p.left_on > day_in(p.time_zone)
     ON CONFLICT DO NOTHING`,
    [soonDays, weekDay],
  );
  // A week that was not told makes room for the next one.
  await client.query(
    "UPDATE notice SET seen_at = now() WHERE kind = 'trial_week' AND seen_at IS NULL AND created_at < now() - interval '6 days'",
  );
}
