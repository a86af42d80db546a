import "server-only";
import type pg from "pg";
import { env } from "@/lib/env";
import { countOf } from "@/lib/format";
import { dueDays, freshDays } from "@/lib/growth-plans/rules";
import { noticeWords } from "@/lib/notices/rules";
import type { NoticeKind } from "@/prisma/generated/enums";
import { sendMail, sendOnce, sendsMail } from "./mail";
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

/** Removes what has done its work; the database says what that is. */
export async function tidy(client: pg.ClientBase): Promise<void> {
  await client.query("SELECT tidy()");
}

/** Seals the events recorded since the last time. */
export async function sealAudit(client: pg.ClientBase): Promise<void> {
  for (let sealed = 1; sealed; ) sealed = (await client.query<{ sealed: number }>("SELECT seal_audit() AS sealed")).rows[0]?.sealed ?? 0;
}

/** Asks for a digest for everybody whose time has come: from eight on their clock, on weekdays or on Mondays. */
export async function queueDigests(client: pg.ClientBase): Promise<void> {
  if (!sendsMail()) return;
  await client.query(
    `SELECT graphile_worker.add_job('sendDigest', json_build_object('personId', due.id), job_key := 'digest-' || due.id || '-' || due.day)
       FROM (SELECT p.id, day_in(p.time_zone) AS day, extract(hour FROM now() AT TIME ZONE p.time_zone) AS hour,
                    extract(isodow FROM now() AT TIME ZONE p.time_zone) AS weekday, coalesce(r.digest, 'weekly') AS digest, r.digested_on
               FROM person p LEFT JOIN reminders r ON r.person_id = p.id
              WHERE p.email IS NOT NULL AND (p.left_on IS NULL OR p.left_on > day_in(p.time_zone))
                AND EXISTS (SELECT FROM notice n WHERE n.person_id = p.id AND n.seen_at IS NULL AND n.mailed_at IS NULL)) due
      WHERE hour >= 8 AND digested_on IS DISTINCT FROM day
        AND (digest = 'daily' AND weekday < 6 OR digest = 'weekly' AND weekday = 1)`,
  );
}

type Waiting = { id: string; kind: NoticeKind; about: string | null };

/** Mails one person what waits for them, once. Who has no address or wants no mails is not asked again. */
export async function sendDigest(client: pg.ClientBase, personId: string): Promise<void> {
  await sendOnce(client, `digest ${personId}`, async () => {
    const { rows: waiting } = await client.query<Waiting>(
      `SELECT n.id, n.kind, a.name AS about FROM notice n LEFT JOIN person a ON a.id = n.about_id
        WHERE n.person_id = $1 AND n.seen_at IS NULL AND n.mailed_at IS NULL ORDER BY n.created_at`,
      [personId],
    );
    if (!waiting.length) return;
    const { rows } = await client.query<{ email: string | null; name: string; digest: string; token: string }>(
      `WITH noted AS (INSERT INTO reminders (person_id, digested_on, stop_token)
                      SELECT id, day_in(time_zone), gen_random_uuid() FROM person WHERE id = $1
                      ON CONFLICT (person_id) DO UPDATE SET digested_on = excluded.digested_on RETURNING digest, stop_token)
       SELECT p.email, p.name, noted.digest, noted.stop_token AS token FROM person p, noted WHERE p.id = $1`,
      [personId],
    );
    const [person] = rows;
    if (person?.email && person.digest !== "off") await sendMail(digestOf({ ...person, email: person.email }, waiting));
    await client.query("UPDATE notice SET mailed_at = now() WHERE id = ANY ($1::uuid[])", [waiting.map((one) => one.id)]);
  });
}

function digestOf({ email, name, token }: { email: string; name: string; token: string }, waiting: Waiting[]) {
  const home = env().NEXTAUTH_URL.replace(/\/$/, "");
  const lines = waiting.slice(0, 20).map(({ kind, about }) => `- ${noticeWords(kind, about)}`);
  return {
    to: email,
    subject: `Pendulum: ${countOf(waiting.length, "thing waits", "things wait")} for you`,
    stopUrl: `${home}/api/mail/stop?token=${token}`,
    text: [`Hello ${name},`, "", ...lines, "", `All of it: ${home}/inbox`, `Fewer or no mails: ${home}/inbox#reminders`, ""].join("\n"),
  };
}
