// What is there in the end, against what was said to be.
import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import { received } from "./mails";
import { acknowledged } from "./people";

type Client = pg.ClientBase;

/** A mail for everybody of the company who takes any, through a notice of their own. */
export async function queueMails(client: Client): Promise<void> {
  await client.query(`
    WITH p AS (SELECT id FROM person WHERE email IS NOT NULL AND left_on IS NULL ORDER BY id LIMIT 40),
         told AS (INSERT INTO notice (id, person_id, kind, key, href) SELECT gen_random_uuid(), id, 'plan_quiet', gen_random_uuid()::text, '/me' FROM p),
         mail AS (INSERT INTO mail (id, key, person_id) SELECT gen_random_uuid(), gen_random_uuid()::text, id FROM p RETURNING id)
    SELECT graphile_worker.add_job('sendMail', json_build_object('mailId', id), job_key := 'mail-' || id) FROM mail`);
}

/** Waits until no mail is queued any more. */
export async function mailsAreSettled(client: Client): Promise<void> {
  const from = Date.now();
  while ((await client.query("SELECT FROM mail WHERE settled_at IS NULL")).rowCount) {
    if (Date.now() - from > 300_000) throw new Error("Mails wait still, five minutes after the last fault.");
    await wait(1000);
  }
}

/** Updates that were acknowledged, and are lost, there twice, or without their event (or an event without its update). */
export async function account(client: Client): Promise<{ lines: string[]; isWhole: boolean }> {
  const { rows: updates } = await client.query<{ words: string; times: number }>(
    "SELECT words, count(*)::int AS times FROM growth_update WHERE words LIKE '%written while something broke' GROUP BY words",
  );
  const times = new Map(updates.map((one) => [one.words, one.times]));
  const lost = acknowledged.filter((words) => !times.has(words)).length;
  const doubled = updates.filter((one) => one.times > 1).length;
  const count = async (sql: string) => (await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`)).rows[0]?.n ?? 0;
  const torn =
    (await count(
      `growth_update u WHERE words LIKE '%written while something broke'
        AND NOT EXISTS (SELECT FROM audit_event e WHERE e.record_id = u.id AND e.event = 'growth_plan.updated')`,
    )) +
    (await count(
      "audit_event e WHERE event = 'growth_plan.updated' AND NOT EXISTS (SELECT FROM growth_update u WHERE u.id = e.record_id)",
    ));
  const sent = await count("mail WHERE outcome = 'sent'");
  const different = new Set(received).size;
  const lostMails = Math.max(0, sent - different);
  return {
    lines: [
      `${acknowledged.length} updates acknowledged: ${lost} lost, ${doubled} doubled, ${torn} torn from their events.`,
      `${sent} mails noted as sent: ${lostMails} lost; ${received.length - different} went twice, with the Message-ID of the first.`,
    ],
    isWhole: !lost && !doubled && !torn && !lostMails,
  };
}
