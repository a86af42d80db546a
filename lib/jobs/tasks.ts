import "server-only";
import type pg from "pg";
import { env } from "@/lib/env";
import { dueDays, freshDays } from "@/lib/growth-plans/rules";
import { remindOfTrials } from "./trials";

/** At most one reminder of a quiet plan in this many days. */
const fortnight = 14;

/**
 * Notices what time brings: plans that turned quiet, talks tomorrow, decisions to look back at. Each is
 * noticed once, however often and from however many processes this runs.
 */
export async function remind(client: pg.ClientBase): Promise<void> {
  await client.query(
    `INSERT INTO notice (id, person_id, kind, key, href)
     SELECT gen_random_uuid(), p.id, 'plan_quiet', 'plan-quiet-' || g.id || '-' || extract(epoch FROM coalesce(g.last_update_at, g.created_at))::bigint, '/me'
       FROM growth_plan g JOIN person p ON p.id = g.person_id LEFT JOIN reminders r ON r.person_id = p.id
      WHERE g.state = 'active' AND (p.left_on IS NULL OR p.left_on > day_in(p.time_zone)) AND coalesce(r.of_plan, true)
        AND day_in(p.time_zone) - (coalesce(g.last_update_at, g.created_at) AT TIME ZONE p.time_zone)::date BETWEEN $1::int + 1 AND $2::int
        AND NOT EXISTS (SELECT FROM notice o WHERE o.person_id = p.id AND o.kind = 'plan_quiet' AND o.created_at > now() - make_interval(days => $3::int))
     ON CONFLICT DO NOTHING`,
    [freshDays, dueDays, fortnight],
  );
  await client.query(
    `INSERT INTO notice (id, person_id, kind, key, href, about_id)
     SELECT gen_random_uuid(), g.id, 'talk_tomorrow', 'talk-' || m.id || '-' || m.version, '/one-on-ones/' || h.handle, h.id
       FROM meeting m JOIN pairing t ON t.id = m.pairing_id JOIN person g ON g.id = t.guest_id JOIN person h ON h.id = t.host_id
      WHERE m.state = 'planned' AND t.ended_at IS NULL AND m.starts_at BETWEEN now() AND now() + interval '2 days'
        AND (m.starts_at AT TIME ZONE g.time_zone)::date = day_in(g.time_zone) + 1
     ON CONFLICT DO NOTHING`,
  );
  await client.query(
    `INSERT INTO notice (id, person_id, kind, key, href)
     SELECT gen_random_uuid(), e.person_id, 'decision_due', 'decision-' || e.id || '-' || d.revisit_on, '/me'
       FROM decision d JOIN evidence e ON e.id = d.evidence_id JOIN person p ON p.id = e.person_id
      WHERE d.revisit_on BETWEEN day_in(p.time_zone) - 30 AND day_in(p.time_zone) AND d.outcome IS NULL AND e.removed_at IS NULL
     ON CONFLICT DO NOTHING`,
  );
  await remindOfTrials(client);
}

/** Removes what has done its work; the database says what that is, and a mail has after a quarter. */
export async function tidy(client: pg.ClientBase): Promise<void> {
  await client.query("SELECT tidy()");
  await client.query("DELETE FROM mail WHERE settled_at < now() - interval '90 days'");
  await client.query("SELECT keep_access_quarters($1)", [env().READS_KEPT_MONTHS]);
}

/** Seals the events recorded since the last time. */
export async function sealAudit(client: pg.ClientBase): Promise<void> {
  for (let sealed = 1; sealed; ) sealed = (await client.query<{ sealed: number }>("SELECT seal_audit() AS sealed")).rows[0]?.sealed ?? 0;
}
