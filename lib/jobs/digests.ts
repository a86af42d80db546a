import "server-only";
import type pg from "pg";
import { env } from "@/lib/env";
import { countOf } from "@/lib/format";
import { noticeWords } from "@/lib/notices/rules";
import type { NoticeKind } from "@/prisma/generated/enums";
import { sendsMail } from "./mail";
import { addJobs, type Claimed, takesMail, type Written } from "./queue";

/** Queues a digest for everybody whose time has come: from eight on their clock, on weekdays or on Mondays; one a day. */
export async function queueDigests(client: pg.ClientBase): Promise<void> {
  if (!sendsMail()) return;
  await client.query(
    `WITH due AS (
       SELECT p.id, day_in(p.time_zone) AS day
         FROM person p LEFT JOIN reminders r ON r.person_id = p.id
        WHERE extract(hour FROM now() AT TIME ZONE p.time_zone) >= 8
          AND CASE coalesce(r.digest, 'weekly') WHEN 'daily' THEN extract(isodow FROM now() AT TIME ZONE p.time_zone) < 6
                                                WHEN 'weekly' THEN extract(isodow FROM now() AT TIME ZONE p.time_zone) = 1 ELSE false END
          AND EXISTS (SELECT FROM notice n WHERE n.person_id = p.id AND n.seen_at IS NULL AND n.mailed_at IS NULL)
          AND ${takesMail}),
     mail AS (
       INSERT INTO mail (id, key, person_id)
       SELECT gen_random_uuid(), 'digest-' || d.id || '-' || d.day, d.id FROM due d
        WHERE NOT EXISTS (SELECT FROM mail m WHERE m.key = 'digest-' || d.id || '-' || d.day)
       ON CONFLICT DO NOTHING RETURNING id, due_at)
     ${addJobs("mail")}`,
  );
}

type Waiting = { id: string; kind: NoticeKind; about: string | null };

/** What waits for somebody, as a mail. Null when nothing does any more, or when they want none. */
export async function writeDigest(client: pg.ClientBase, { personId }: Claimed): Promise<Written> {
  const { rows: waiting } = await client.query<Waiting>(
    `SELECT n.id, n.kind, a.name AS about FROM notice n LEFT JOIN person a ON a.id = n.about_id
      WHERE n.person_id = $1 AND n.seen_at IS NULL AND n.mailed_at IS NULL ORDER BY n.created_at`,
    [personId],
  );
  if (!waiting.length) return null;
  await client.query("INSERT INTO reminders (person_id, stop_token) VALUES ($1, gen_random_uuid()) ON CONFLICT DO NOTHING", [personId]);
  const { rows } = await client.query<{ email: string; name: string; token: string }>(
    `SELECT p.email, p.name, r.stop_token AS token FROM person p JOIN reminders r ON r.person_id = p.id AND r.digest <> 'off'
      WHERE p.id = $1 AND ${takesMail}`,
    [personId],
  );
  const [person] = rows;
  return person ? { mail: digestOf(person, waiting), noticeIds: waiting.map((one) => one.id) } : null;
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
