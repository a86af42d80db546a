import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import { log } from "@/lib/log";
import { writeDigest } from "./digests";
import { writeInvitation } from "./invitations";
import { readFailure, sendMail, sendsMail } from "./mail";
import { addJobs, type Claimed, type Written } from "./queue";

/** Borrows a connection, for as long as one piece of work takes. */
type WithClient = <T>(work: (client: pg.ClientBase) => Promise<T>) => Promise<T>;

/** What nobody took within two days is given up. */
const patience = "2 days";
/** A mail that went out is noted in this many tries, a second apart, should Postgres be away. */
const notings = 30;
/** Asks again for mails that are due and that no job stands for: whatever became of it, none is forgotten. */
export async function requeueMail(client: pg.ClientBase): Promise<void> {
  if (!sendsMail()) return;
  await client.query(
    addJobs(`(SELECT m.id, m.due_at FROM mail m WHERE m.settled_at IS NULL AND m.due_at < now() - interval '30 seconds'
      AND NOT EXISTS (SELECT FROM graphile_worker._private_jobs j WHERE j.key = 'mail-' || m.id AND j.attempts < j.max_attempts)
      ORDER BY m.due_at LIMIT 5000) mail`),
  );
}

/**
 * Sends one mail. It is claimed first, so that nothing of the database is held while a mail server talks; what a killed
 * process had claimed is taken over, and so may go twice, with one Message-ID.
 */
export async function deliver(withClient: WithClient, mailId: string, holder: string): Promise<void> {
  if (!sendsMail()) return;
  const claimed = await withClient((client) => claim(client, mailId, holder));
  if (!claimed) return;
  const written = await withClient((client) => (claimed.meetingId ? writeInvitation(client, claimed) : writeDigest(client, claimed)));
  if (!written) {
    await withClient((client) => settle(client, claimed.id, "outdated"));
    return;
  }
  try {
    await sendMail(claimed.id, written.mail);
  } catch (error) {
    const failure = readFailure(error);
    log.warn({ mail: claimed.id, answer: failure.answer }, failure.isRefused ? "an address refused a mail" : "a mail was not taken");
    await withClient((client) => noteFailure(client, claimed.id, { ...failure, address: written.mail.to }));
    return;
  }
  await noteSent(withClient, claimed.id, written);
}

// Whoever holds one is alive while they hold the lock of their name; a sending takes two minutes at most.
async function claim(client: pg.ClientBase, mailId: string, holder: string): Promise<Claimed | undefined> {
  const { rows } = await client.query<Claimed>(
    `UPDATE mail SET claimed_by = $2, claimed_at = now(), tries = tries + 1
      WHERE id = $1 AND settled_at IS NULL
        AND (claimed_by IS NULL OR claimed_at < now() - interval '2 minutes'
             OR claimed_at < now() - interval '15 seconds' AND pg_try_advisory_xact_lock(hashtextextended(claimed_by, 0)))
     RETURNING id, person_id AS "personId", meeting_id AS "meetingId", meeting_version AS "meetingVersion"`,
    [mailId, holder],
  );
  if (!rows[0])
    await client.query(addJobs("(SELECT id, now() + interval '5 seconds' AS due_at FROM mail WHERE id = $1 AND settled_at IS NULL) mail"), [
      mailId,
    ]);
  return rows[0];
}

async function settle(client: pg.ClientBase, id: string, outcome: "sent" | "outdated") {
  await client.query("UPDATE mail SET settled_at = now(), outcome = $2, claimed_by = NULL WHERE id = $1", [id, outcome]);
}

// It has gone out: a Postgres that is away just now must not let it go out again.
async function noteSent(withClient: WithClient, id: string, { noticeIds }: NonNullable<Written>) {
  for (let tries = 1; ; tries++) {
    try {
      await withClient(async (client) => {
        await client.query("UPDATE notice SET mailed_at = now() WHERE id = ANY ($1::uuid[])", [noticeIds]);
        await settle(client, id, "sent");
      });
      return;
    } catch (error) {
      if (tries === notings) throw error;
      await wait(1000);
    }
  }
}

// Tried again after 1, 2, 4 … minutes, at most six hours, each a little later than that.
async function noteFailure(client: pg.ClientBase, id: string, failure: { answer: string; isRefused: boolean; address: string }) {
  await client.query(
    `UPDATE mail SET claimed_by = NULL, claimed_at = NULL, answer = $2, address = $3,
                     due_at = now() + least(interval '1 minute' * 2 ^ (tries - 1), interval '6 hours') * (1 + random() / 4),
                     outcome = CASE WHEN $4 THEN 'refused' WHEN queued_at < now() - interval '${patience}' THEN 'given_up' END,
                     settled_at = CASE WHEN $4 OR queued_at < now() - interval '${patience}' THEN now() END
      WHERE id = $1`,
    [id, failure.answer, failure.address, failure.isRefused],
  );
  await client.query(addJobs("mail WHERE id = $1 AND settled_at IS NULL"), [id]);
}
