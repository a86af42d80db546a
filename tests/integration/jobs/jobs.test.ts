import { spawn } from "node:child_process";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { SMTPServer } from "smtp-server";
import { today } from "@/lib/clock";
import { pool } from "@/lib/db";
import { stopMail } from "@/lib/auth/mail";
import { freeJobs, startWorker } from "@/lib/jobs/worker";
import { queueDigests, remind, sendDigest } from "@/lib/jobs/tasks";
import { postUpdate } from "@/lib/growth-plans/mutations";
import { chooseReminders } from "@/lib/notices/mutations";
import { listNotices } from "@/lib/notices/queries";
import { queueInvitations, sendInvitation } from "@/lib/jobs/invitations";
import { dropMeeting, moveMeeting, planMeeting } from "@/lib/one-on-ones/mutations";
import { addLine } from "@/lib/talk-lines/mutations";
import { addDays } from "@/lib/clock";
import { as, type Persona } from "@/tests/support/cast";

const port = vi.hoisted(() => {
  const chosen = 20_000 + (process.pid % 20_000);
  process.env.SMTP_URL = `smtp://127.0.0.1:${chosen}`;
  return chosen;
});

const mails: { to: string; text: string }[] = [];
let refuses = false;
let stallsFor: string | null = null;
let stalled = 0;
// Workers also send what their clock asks for.
const digestsSent = () => mails.filter(({ text }) => text.includes("All of it:"));
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onData(stream, session, done) {
    let text = "";
    stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
    stream.on("end", () => {
      if (stallsFor && session.envelope.rcptTo.some((one) => one.address.startsWith(stallsFor ?? ""))) return void stalled++;
      if (refuses) return done(Object.assign(new Error("The mailbox is full"), { responseCode: 452 }));
      mails.push({ to: session.envelope.rcptTo.map((one) => one.address).join(), text: text.replaceAll("=\r\n", "") });
      done();
    });
  },
});

const idOf = async (handle: Persona) => (await as(handle)).personId;
const words = async (handle: Persona) => (await listNotices(await as(handle))).notices.map((notice) => notice.words);
async function withClient<T>(work: (client: Parameters<typeof remind>[0]) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  try {
    return await work(client);
  } finally {
    client.release();
  }
}
const quiet = (handle: Persona, days: number) =>
  idOf(handle).then((id) =>
    pool().query(
      "UPDATE growth_plan SET created_at = now() - make_interval(days => $2 + 100), last_update_at = now() - make_interval(days => $2) WHERE person_id = $1",
      [id, days],
    ),
  );
const clear = async () => void (await pool().query("UPDATE notice SET seen_at = now(), created_at = created_at - interval '60 days'"));

beforeAll(() => new Promise<void>((ready) => server.listen(port, "127.0.0.1", ready)));
afterAll(() => new Promise<void>((closed) => server.close(closed)));
beforeEach(async () => {
  mails.length = 0;
  refuses = false;
  await clear();
});

const reminder = "Your plan has been quiet for two weeks. One sentence is enough.";
const unseen = async (handle: Persona) =>
  (await listNotices(await as(handle))).notices.filter((notice) => !notice.seen).map((notice) => notice.words);

describe("the reminder of a quiet plan", () => {
  it("comes when the plan turns amber, once however often one looks, and not within a fortnight", async () => {
    await quiet("ivy", 14);
    await withClient(remind);
    expect(await unseen("ivy")).not.toContain(reminder);
    await quiet("ivy", 16);
    await Promise.all([1, 2, 3, 4].map(() => withClient(remind)));
    expect((await unseen("ivy")).filter((one) => one === reminder)).toHaveLength(1);
    await quiet("ivy", 20);
    await withClient(remind);
    expect(
      (await unseen("ivy")).filter((one) => one === reminder),
      "another one within the fortnight",
    ).toHaveLength(1);
  });

  it("is gone once there is an update", async () => {
    await quiet("mo", 16);
    await withClient(remind);
    expect(await unseen("mo")).toContain(reminder);
    await postUpdate(await as("mo"), { focusId: null, feeling: "steady", words: "Still here." });
    expect(await unseen("mo")).not.toContain(reminder);
  });

  it("does not come to a plan at rest, nor to somebody who does not want it", async () => {
    await quiet("tom", 16);
    await quiet("sarah", 16);
    await pool().query("UPDATE growth_plan SET state = 'paused' WHERE person_id = $1", [await idOf("tom")]);
    await chooseReminders(await as("sarah"), { ofPlan: false, digest: "daily", invitations: true });
    await withClient(remind);
    expect([await unseen("tom"), await unseen("sarah")].flat()).not.toContain(reminder);
  });
});

describe("the day before a talk", () => {
  it("asks the one who writes first, and not the other", async () => {
    const [ned, sam] = [await as("ned"), await as("sam")];
    await planMeeting(ned, { handle: "sam", day: addDays(today(sam.timeZone), 1), time: "12:00", minutes: 30 });
    await pool().query(
      "UPDATE meeting SET starts_at = (day_in(p.time_zone) + 1 + time '12:00') AT TIME ZONE p.time_zone FROM pairing t JOIN person p ON p.id = t.guest_id WHERE t.id = pairing_id AND p.handle = 'sam'",
    );
    await withClient(remind);
    await withClient(remind);
    expect(await unseen("sam")).toEqual(["You talk with Ned Kovač tomorrow. What would you like to bring?"]);
    expect(await words("ned")).not.toContain("You talk with Sam Rivera tomorrow. What would you like to bring?");
  });
});

describe("the digest", () => {
  const waiting = async (handle: Persona) => {
    await pool().query(
      "INSERT INTO notice (id, person_id, kind, key, href, about_id) VALUES (gen_random_uuid(), $1, 'claim_waiting', gen_random_uuid()::text, '/me', $2)",
      [await idOf(handle), await idOf("eve")],
    );
  };

  it("says what waits and where, never the words of it, with a way to stop", async () => {
    await waiting("tom");
    await withClient(async (client) => sendDigest(client, await idOf("tom")));
    expect(mails).toHaveLength(1);
    expect(mails[0]?.to).toMatch(/^tom\b.*@/);
    expect(mails[0]?.text).toContain("Eve Lindqvist says you can now do something without them");
    const token = /api\/mail\/stop\?token=([0-9a-f-]{36})/.exec(mails[0]?.text ?? "")?.[1] ?? "";
    await stopMail(token);
    await waiting("tom");
    await withClient(async (client) => sendDigest(client, await idOf("tom")));
    expect(mails).toHaveLength(1);
    await stopMail("nonsense");
  });

  it("is sent once, however many processes try at once, and again after the server refused it", async () => {
    await waiting("dan");
    refuses = true;
    await expect(withClient(async (client) => sendDigest(client, await idOf("dan")))).rejects.toThrow(/mailbox is full/i);
    refuses = false;
    const dan = await idOf("dan");
    await Promise.all(Array.from({ length: 8 }, () => withClient((client) => sendDigest(client, dan))));
    expect(mails.map((mail) => mail.to)).toHaveLength(1);
  });

  it("is sent by the next process when one is killed in the middle of sending it", { timeout: 60_000 }, async () => {
    await waiting("sam");
    await pool().query(
      "SELECT graphile_worker.add_job('sendDigest', json_build_object('personId', $1::text), job_key := 'digest-killed')",
      [await idOf("sam")],
    );
    stallsFor = "sam";
    const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", "tests/integration/jobs/worker.ts"], {
      stdio: "ignore",
    });
    await expect.poll(() => stalled, { timeout: 30_000 }).toBe(1);
    const gone = new Promise((settle) => child.once("exit", (_, signal) => settle(signal)));
    child.kill("SIGKILL");
    expect(await gone).toBe("SIGKILL");
    stallsFor = null;
    const next = await startWorker();
    await expect.poll(() => withClient(freeJobs).then(() => digestsSent().length), { timeout: 20_000 }).toBe(1);
    await next.stop();
    await withClient(async (client) => sendDigest(client, await idOf("sam")));
    expect(digestsSent().map((mail) => mail.to)).toEqual([expect.stringMatching(/^sam/)]);
  });

  it("goes through the queue of two processes, each job in one of them, and what a killed one held is taken over", {
    timeout: 60_000,
  }, async () => {
    const cast: Persona[] = ["eve", "mo", "lea", "ada", "ned"];
    for (const handle of cast) await waiting(handle);
    const queued = await pool().query(
      "SELECT graphile_worker.add_job('sendDigest', json_build_object('personId', id), job_key := 'digest-' || id) FROM person WHERE handle = ANY ($1)",
      [cast],
    );
    expect(queued.rowCount).toBe(5);
    // One of them was held by a process that is gone.
    await pool().query(
      "UPDATE graphile_worker._private_jobs SET locked_by = 'worker-gone', locked_at = now() - interval '1 minute' WHERE key = $1",
      [`digest-${await idOf("eve")}`],
    );
    const [one, two] = [await startWorker(), await startWorker()];
    await expect.poll(() => digestsSent().length, { timeout: 15_000 }).toBe(4);
    await withClient(freeJobs);
    await expect.poll(() => digestsSent().length, { timeout: 15_000 }).toBe(5);
    await Promise.all([one.stop(), two.stop()]);
    expect(new Set(digestsSent().map((mail) => mail.to)).size).toBe(5);
  });

  it("is asked for only at its hour and on its days", async () => {
    await waiting("ivy");
    await chooseReminders(await as("ivy"), { ofPlan: true, digest: "daily", invitations: true });
    await pool().query("DELETE FROM graphile_worker._private_jobs");
    await withClient(queueDigests);
    const { rows } = await pool().query(
      "SELECT count(*)::int AS jobs FROM graphile_worker._private_jobs j JOIN person p ON j.key LIKE 'digest-' || p.id || '%' WHERE p.handle = 'ivy'",
    );
    const { rows: due } = await pool().query(
      "SELECT (extract(hour FROM now() AT TIME ZONE time_zone) >= 8 AND extract(isodow FROM now() AT TIME ZONE time_zone) < 6)::int AS due FROM person WHERE handle = 'ivy'",
    );
    expect(rows[0].jobs).toBe(due[0].due);
  });
});

describe("an invitation", () => {
  const meetingOf = async (id: string) => (await pool().query("SELECT version, state FROM meeting WHERE id = $1", [id])).rows[0];
  const send = (id: string) => withClient((client) => sendInvitation(client, id));

  it("goes to both, once for each version, with one entry that moves and is called off, and never what about", async () => {
    const mo = await as("mo");
    const id = await planMeeting(mo, { handle: "sarah", day: addDays(today(mo.timeZone), 3), time: "11:00", minutes: 30 });
    await addLine(mo, { handle: "sarah", kind: "agenda", words: "A secret topic", owner: "me", dueOn: null });
    await Promise.all([send(id), send(id), send(id)]);
    expect(mails.map((mail) => mail.to.split("@")[0]).sort()).toEqual([expect.stringMatching(/^mo/), expect.stringMatching(/^sarah/)]);
    const [first] = mails;
    expect(first?.text).toMatch(/METHOD:REQUEST/);
    expect(first?.text).toContain(`UID:${id}@`);
    expect(mails.map((mail) => mail.text).join()).not.toContain("A secret topic");
    mails.length = 0;
    const moved = { meetingId: id, version: 1, day: addDays(today(mo.timeZone), 4), time: "11:00", minutes: 30 };
    await moveMeeting(mo, moved);
    await send(id);
    expect(mails.map((mail) => /SEQUENCE:(\d)/.exec(mail.text)?.[1])).toEqual(["2", "2"]);
    mails.length = 0;
    await dropMeeting(mo, { meetingId: id, version: 2 });
    await send(id);
    expect(mails).toHaveLength(2);
    expect(mails[0]?.text).toMatch(/METHOD:CANCEL/);
    expect(await meetingOf(id)).toEqual({ version: 3, state: "dropped" });
  });

  it("is sent again after the server refused it, and not to who switched them off with one click", async () => {
    const mo = await as("mo");
    const id = await planMeeting(mo, { handle: "ivy", day: addDays(today(mo.timeZone), 3), time: "11:00", minutes: 30 });
    refuses = true;
    await expect(send(id)).rejects.toThrow(/mailbox is full/i);
    refuses = false;
    await send(id);
    expect(mails).toHaveLength(2);
    const ivys = mails.find((mail) => mail.to.startsWith("ivy"));
    await stopMail(/api\/mail\/stop\?token=([0-9a-f-]{36})/.exec(ivys?.text ?? "")?.[1] ?? "", "invitations");
    mails.length = 0;
    await moveMeeting(mo, { meetingId: id, version: 1, day: addDays(today(mo.timeZone), 5), time: "12:00", minutes: 30 });
    await send(id);
    expect(mails.map((mail) => mail.to.split("@")[0])).toEqual([expect.stringMatching(/^mo/)]);
  });

  it("is asked for when a date is new, and not for one that has passed", async () => {
    await pool().query("DELETE FROM graphile_worker._private_jobs");
    const ned = await as("ned");
    const id = await planMeeting(ned, { handle: "farid-rahimi", day: addDays(today(ned.timeZone), 2), time: "11:00", minutes: 30 });
    const asked = async () =>
      (await pool().query("SELECT 1 FROM graphile_worker._private_jobs WHERE key = $1", [`invitation-${id}`])).rowCount;
    await pool().query("UPDATE meeting SET starts_at = now() - interval '1 day' WHERE id = $1", [id]);
    await withClient(queueInvitations);
    expect(await asked()).toBe(0);
    await pool().query("UPDATE meeting SET starts_at = now() + interval '1 day' WHERE id = $1", [id]);
    await withClient(queueInvitations);
    expect(await asked()).toBe(1);
  });
});
