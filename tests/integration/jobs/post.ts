// A mail server that takes, refuses or stalls, and what is mailed through it.
import { SMTPServer } from "smtp-server";
import { pool } from "@/lib/db";
import type { queueDigests } from "@/lib/jobs/digests";
import { closeMail } from "@/lib/jobs/mail";
import { deliver, requeueMail } from "@/lib/jobs/outbox";
import { as, type Persona } from "@/tests/support/cast";

type Received = { to: string; text: string; id: string };

const port = 20_000 + (process.pid % 20_000);
process.env.SMTP_URL = `smtp://127.0.0.1:${port}`;

export const mails: Received[] = [];
/** Whom it refuses, has no room for, or keeps waiting: by the beginning of their address. */
export const [refused, full, stalling] = [new Set<string>(), new Set<string>(), new Set<string>()];
export const counts = { stalled: 0, connections: 0 };
const stalled: (() => void)[] = [];
const has = (which: Set<string>, address: string) => [...which].some((name) => address.startsWith(name));

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onConnect(_, done) {
    counts.connections++;
    done();
  },
  onRcptTo({ address }, _, done) {
    done(has(refused, address) ? Object.assign(new Error("No such person here"), { responseCode: 550 }) : null);
  },
  onData(stream, session, done) {
    let text = "";
    stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
    stream.on("end", () => {
      const to = session.envelope.rcptTo.map((one) => one.address).join();
      if (has(stalling, to)) {
        counts.stalled++;
        return void stalled.push(() => done(Object.assign(new Error("Not now"), { responseCode: 451 })));
      }
      if (has(full, to)) return done(Object.assign(new Error("The mailbox is full"), { responseCode: 452 }));
      mails.push({ to, text: text.replaceAll("=\r\n", ""), id: /^Message-ID: <([^@>]+)/im.exec(text)?.[1] ?? "" });
      done();
    });
  },
});

/** Answers those that were kept waiting: not now. */
export const release = () => stalled.splice(0).forEach((answer) => answer());
export const begin = () => new Promise<void>((ready) => server.listen(port, "127.0.0.1", ready));
export async function end() {
  closeMail();
  await new Promise<void>((closed) => server.close(closed));
}

/** Nothing is queued, nothing waits, everybody takes mail. */
export async function forget() {
  mails.length = 0;
  for (const which of [refused, full, stalling]) which.clear();
  counts.stalled = 0;
  await pool().query("DELETE FROM mail");
  await pool().query("DELETE FROM graphile_worker._private_jobs");
  await pool().query("UPDATE notice SET seen_at = now()");
  await pool().query("UPDATE reminders SET invitations = true, digest = 'weekly'");
  // What the company has planned is no news here.
  await pool().query("UPDATE meeting SET invited_version = version");
}

type Client = Parameters<typeof queueDigests>[0];
export async function withClient<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  try {
    return await work(client);
  } finally {
    client.release();
  }
}
export const idOf = async (handle: Persona) => (await as(handle)).personId;
export const names = () => mails.map((mail) => mail.to.split(/[.@]/)[0]).sort();
export const jobs = async () => (await pool().query("SELECT 1 FROM graphile_worker._private_jobs WHERE key LIKE 'mail-%'")).rowCount;
export const outcomes = async () => {
  const { rows } = await pool().query(
    "SELECT p.handle, m.outcome, m.answer, m.tries, m.due_at > now() AS later FROM mail m JOIN person p ON p.id = m.person_id ORDER BY m.queued_at, p.handle",
  );
  return rows as { handle: string; outcome: string | null; answer: string | null; tries: number; later: boolean }[];
};

/** A digest that is queued for somebody for whom something waits. */
export async function digest(handle: Persona): Promise<string> {
  const id = await idOf(handle);
  await pool().query(
    "INSERT INTO notice (id, person_id, kind, key, href, about_id) VALUES (gen_random_uuid(), $1, 'claim_waiting', gen_random_uuid()::text, '/me', $2)",
    [id, await idOf("eve")],
  );
  const { rows } = await pool().query(
    "INSERT INTO mail (id, key, person_id) VALUES (gen_random_uuid(), gen_random_uuid(), $1) RETURNING id",
    [id],
  );
  return rows[0].id as string;
}
/** Sends everything that is queued and due; a time is kept to the nearest millisecond, which may be the next one. */
export async function sendAll() {
  const { rows } = await pool().query("SELECT id FROM mail WHERE settled_at IS NULL AND due_at <= now() + interval '1 millisecond'");
  for (const { id } of rows) await deliver(withClient, id, "a test");
}
export const ask = () =>
  pool()
    .query("UPDATE mail SET due_at = now() - interval '1 minute' WHERE settled_at IS NULL")
    .then(() => withClient(requeueMail));
