import { spawn } from "node:child_process";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { everything } from "@/lib/db";
import { stopMail } from "@/lib/auth/mail";
import { pool } from "@/lib/db";
import { queueDigests } from "@/lib/jobs/digests";
import { closeMail } from "@/lib/jobs/mail";
import { deliver, requeueMail } from "@/lib/jobs/outbox";
import { freeJobs, startWorker } from "@/lib/jobs/worker";
import { chooseReminders } from "@/lib/notices/mutations";
import { getMailState } from "@/lib/notices/queries";
import { getOutlook } from "@/lib/outlooks/queries";
import { addEvidence } from "@/lib/evidence/mutations";
import { addDays } from "@/lib/clock";
import { as, type Persona, todayOf } from "@/tests/support/cast";
import {
  ask,
  begin,
  counts,
  digest,
  end,
  forget,
  full,
  jobs,
  mails,
  names,
  outcomes,
  refused,
  release,
  sendAll,
  stalling,
  withClient,
} from "./post";

beforeAll(begin);
afterAll(end);
beforeEach(forget);

describe("the digest", () => {
  it("says what waits and where, never the words of it, with a way to stop", async () => {
    const links = { links: [], competencyIds: [], shared: true, sharingStep: null, leftOut: "" };
    const decision = { why: "", upkeep: "", affected: "", afterwards: "", revisitOn: null };
    const claim = { kind: "multiplier", title: "", ability: "cut a release", plainLine: "", words: "" } as const;
    await addEvidence(await as("eve"), {
      ...links,
      ...decision,
      ...claim,
      happenedOn: addDays(todayOf("eve"), -1),
      colleague: (await as("tom")).name,
    });
    await digest("tom");
    await sendAll();
    expect(names()).toEqual(["tom"]);
    expect(mails[0]?.text).toContain("Eve Lindqvist says you can now do something without them");
    expect(mails[0]?.text).not.toContain("cut a release");
    expect((await getOutlook(await as("tom"))).claims.map((one) => one.ability)).toContain("cut a release");
    const token = /api\/mail\/stop\?token=([0-9a-f-]{36})/.exec(mails[0]?.text ?? "")?.[1] ?? "";
    const stops = () => everything.auditEvent.count({ where: { event: "reminders.stopped" } });
    await stopMail(token);
    await stopMail(token);
    expect(await stops()).toBe(1);
    await digest("tom");
    await sendAll();
    expect(mails).toHaveLength(1);
    expect((await outcomes()).map((one) => one.outcome)).toEqual(["sent", "outdated"]);
    await stopMail("nonsense");
  });

  it("is sent once, however many processes try at once", async () => {
    const id = await digest("dan");
    await Promise.all(Array.from({ length: 8 }, (_, n) => deliver(withClient, id, `process ${n}`)));
    expect(names()).toEqual(["dan"]);
  });

  it("is asked for only at its hour and on its days, and once a day", async () => {
    await digest("ivy");
    await pool().query("DELETE FROM mail");
    await chooseReminders(await as("ivy"), { ofPlan: true, digest: "daily", invitations: true });
    const { rows: due } = await pool().query(
      "SELECT (extract(hour FROM now() AT TIME ZONE time_zone) >= 8 AND extract(isodow FROM now() AT TIME ZONE time_zone) < 6)::int AS due FROM person WHERE handle = 'ivy'",
    );
    const ivys = async () => (await outcomes()).filter((one) => one.handle === "ivy").length;
    await withClient(queueDigests);
    expect(await ivys()).toBe(due[0].due);
    const before = await jobs();
    await withClient(queueDigests);
    await withClient(requeueMail);
    expect([await ivys(), await jobs()]).toEqual([due[0].due, before]);
  });
});

describe("a mail that is not taken", () => {
  it("is given up when the address is refused, is not asked for again, and is when the address is another", async () => {
    refused.add("dan");
    await digest("dan");
    await sendAll();
    await ask();
    expect(await outcomes()).toMatchObject([{ handle: "dan", outcome: "refused", answer: "550", tries: 1 }]);
    expect(await jobs()).toBe(0);
    await digest("dan");
    await sendAll();
    expect((await outcomes())[1]).toMatchObject({ outcome: "outdated", tries: 1 });
    const { rows } = await pool().query("SELECT email FROM person WHERE handle = 'dan'");
    const become = (email: string) => pool().query("UPDATE person SET email = $1 WHERE handle = 'dan'", [email]);
    await become("another@example.com");
    await digest("dan");
    await sendAll();
    await become(rows[0].email);
    expect(names()).toEqual(["another"]);
  });

  it("is tried again later each time while the refusal may pass, with one Message-ID, and given up after two days", async () => {
    full.add("lea");
    const id = await digest("lea");
    await deliver(withClient, id, "a test");
    expect(await outcomes()).toMatchObject([{ outcome: null, answer: "452", tries: 1, later: true }]);
    expect(await jobs(), "a job for later").toBe(1);
    full.clear();
    await pool().query("UPDATE mail SET due_at = now()");
    await sendAll();
    expect(mails.map((mail) => mail.id)).toEqual([id]);
    full.add("lea");
    await digest("lea");
    await pool().query("UPDATE mail SET queued_at = now() - interval '3 days' WHERE settled_at IS NULL");
    await sendAll();
    expect((await outcomes()).map((one) => one.outcome).sort()).toEqual(["given_up", "sent"]);
  });
});

describe("what was not delivered", () => {
  it("is shown to administrators by person and address, until the address is another, with what waits to be tried again", async () => {
    const ada = await as("ada");
    expect(await getMailState(ada)).toMatchObject({ isSetUp: true, failed: [], failedCount: 0, waiting: 0 });
    refused.add("sarah");
    full.add("lea");
    await digest("sarah");
    await digest("lea");
    await sendAll();
    const state = await getMailState(ada);
    expect(state).toMatchObject({ failedCount: 1, waiting: 1, lastAnswer: "452" });
    expect(state.failed).toMatchObject([{ handle: "sarah", outcome: "refused", answer: "550" }]);
    expect(state.failed[0]?.address).toMatch(/^sarah.*@/);
    await pool().query("UPDATE mail SET address = 'before@example.com' WHERE outcome = 'refused'");
    expect((await getMailState(ada)).failed).toEqual([]);
  });
});

describe("sending", () => {
  it("goes through the queue of two processes, several at once, each mail in one of them, on connections that are used again", async () => {
    const cast: Persona[] = ["eve", "mo", "lea", "ada", "ned", "sam", "ivy"];
    for (const handle of cast) for (let times = 0; times < 3; times++) await digest(handle);
    closeMail();
    counts.connections = 0;
    await ask();
    const [one, two] = [await startWorker(), await startWorker()];
    await expect.poll(jobs, { timeout: 15_000 }).toBe(0);
    await Promise.all([one.stop(), two.stop()]);
    // The second and third of each had nothing left to say, unless they were written at the same moment.
    expect(new Set(names()).size).toBe(cast.length);
    expect(new Set(mails.map((mail) => mail.id)).size).toBe(mails.length);
    expect(counts.connections).toBeLessThanOrEqual(5);
  });

  it("holds nothing of the database while the mail server talks", async () => {
    stalling.add("sam");
    const id = await digest("sam");
    const sending = deliver(withClient, id, "a test");
    await expect.poll(() => counts.stalled).toBe(1);
    const { rows } = await pool().query(
      "SELECT state, query FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND state LIKE 'idle in transaction%'",
    );
    expect(rows).toEqual([]);
    release();
    await sending;
    expect(await outcomes()).toMatchObject([{ outcome: null, tries: 1, later: true }]);
  });

  it("is done by the next process when one is killed in the middle of it", { timeout: 90_000 }, async () => {
    stalling.add("sam");
    const id = await digest("sam");
    await ask();
    const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", "tests/integration/jobs/worker.ts"], {
      stdio: "ignore",
    });
    await expect.poll(() => counts.stalled, { timeout: 30_000 }).toBe(1);
    const gone = new Promise((settle) => child.once("exit", (_, signal) => settle(signal)));
    child.kill("SIGKILL");
    expect(await gone).toBe("SIGKILL");
    stalling.clear();
    const next = await startWorker();
    await expect
      .poll(() => withClient(freeJobs).then(() => mails.map((mail) => mail.id)), { timeout: 40_000, interval: 500 })
      .toEqual([id]);
    await expect.poll(async () => (await outcomes())[0]).toMatchObject({ outcome: "sent", tries: 2 });
    await next.stop();
  });
});
