import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { stopMail } from "@/lib/auth/mail";
import { addDays, today } from "@/lib/clock";
import { pool } from "@/lib/db";
import { queueInvitations } from "@/lib/jobs/invitations";
import { startWorker } from "@/lib/jobs/worker";
import { dropMeeting, moveMeeting, planMeeting } from "@/lib/one-on-ones/mutations";
import { moveToManager } from "@/lib/people/mutations";
import { addLine } from "@/lib/talk-lines/mutations";
import { getTalk } from "@/lib/talk-lines/queries";
import { as } from "@/tests/support/cast";
import { ask, begin, end, forget, full, idOf, jobs, mails, names, outcomes, refused, sendAll, withClient } from "./post";

beforeAll(begin);
afterAll(end);
beforeEach(forget);

describe("an invitation", () => {
  const send = async () => {
    await withClient(queueInvitations);
    await sendAll();
  };

  it("goes to both, once for each version, with one entry that moves and is called off, and never what about", async () => {
    const mo = await as("mo");
    const id = await planMeeting(mo, { handle: "sarah", day: addDays(today(mo.timeZone), 3), time: "11:00", minutes: 30 });
    await addLine(mo, { handle: "sarah", kind: "agenda", words: "A secret topic", owner: "me", dueOn: null });
    await Promise.all([send(), send(), send()]);
    expect(names()).toEqual(["mo", "sarah"]);
    const [first] = mails;
    expect(first?.text).toMatch(/METHOD:REQUEST/);
    expect(first?.text).toContain(`UID:${id}@`);
    expect(JSON.stringify(await getTalk(await as("sarah"), "mo"))).toContain("A secret topic");
    expect(mails.map((mail) => mail.text).join()).not.toContain("A secret topic");
    mails.length = 0;
    const moved = { meetingId: id, version: 1, day: addDays(today(mo.timeZone), 4), time: "11:00", minutes: 30 };
    await moveMeeting(mo, moved);
    await send();
    expect(mails.map((mail) => /SEQUENCE:(\d)/.exec(mail.text)?.[1])).toEqual(["2", "2"]);
    mails.length = 0;
    await dropMeeting(mo, { meetingId: id, version: 2 });
    await send();
    expect(names()).toEqual(["mo", "sarah"]);
    expect(mails[0]?.text).toMatch(/METHOD:CANCEL/);
    expect((await pool().query("SELECT version, state FROM meeting WHERE id = $1", [id])).rows).toEqual([{ version: 3, state: "dropped" }]);
  });

  it("is called off when the two no longer talk because one has another manager", async () => {
    const [mo, ada] = [await as("mo"), await as("ada")];
    await planMeeting(mo, { handle: "tom", day: addDays(today(mo.timeZone), 3), time: "11:00", minutes: 30 });
    await send();
    expect(names()).toEqual(["mo", "tom"]);
    mails.length = 0;
    await moveToManager(ada, { personId: await idOf("tom"), managerId: await idOf("ned") });
    await send();
    expect(names()).toEqual(["mo", "tom"]);
    expect(mails.map((mail) => [/METHOD:(\w+)/.exec(mail.text)?.[1], /SEQUENCE:(\d)/.exec(mail.text)?.[1]])).toEqual([
      ["CANCEL", "2"],
      ["CANCEL", "2"],
    ]);
  });

  it("is not called off for whom it was never announced, nor sent to who switched them off with one click", async () => {
    const mo = await as("mo");
    full.add("dan");
    const id = await planMeeting(mo, { handle: "dan", day: addDays(today(mo.timeZone), 3), time: "11:00", minutes: 30 });
    await send();
    full.clear();
    await dropMeeting(mo, { meetingId: id, version: 1 });
    await pool().query("UPDATE mail SET due_at = now() WHERE settled_at IS NULL");
    await send();
    expect(names()).toEqual(["mo", "mo"]);
    const mos = mails.find((mail) => mail.to.startsWith("mo"));
    await stopMail(/api\/mail\/stop\?token=([0-9a-f-]{36})/.exec(mos?.text ?? "")?.[1] ?? "", "invitations");
    mails.length = 0;
    await planMeeting(mo, { handle: "dan", day: addDays(today(mo.timeZone), 5), time: "12:00", minutes: 30 });
    await send();
    expect(names()).toEqual(["dan"]);
  });

  it("is asked for when a date is new, and not for one that has passed", async () => {
    const ned = await as("ned");
    const id = await planMeeting(ned, { handle: "farid-rahimi", day: addDays(today(ned.timeZone), 2), time: "11:00", minutes: 30 });
    await pool().query("UPDATE meeting SET starts_at = now() - interval '1 day' WHERE id = $1", [id]);
    await withClient(queueInvitations);
    expect(await jobs()).toBe(0);
    await pool().query("UPDATE meeting SET starts_at = now() + interval '1 day' WHERE id = $1", [id]);
    await withClient(queueInvitations);
    expect(await jobs()).toBe((await outcomes()).length);
    expect((await outcomes()).length).toBeGreaterThan(0);
  });

  it("leaves the other of the two alone, who gets theirs once", { timeout: 40_000 }, async () => {
    refused.add("ivy");
    const mo = await as("mo");
    await planMeeting(mo, { handle: "ivy", day: addDays(today(mo.timeZone), 3), time: "11:00", minutes: 30 });
    const worker = await startWorker();
    for (let minute = 0; minute < 5; minute++) {
      await withClient(queueInvitations);
      await ask();
      await expect.poll(jobs, { timeout: 8000 }).toBe(0);
    }
    await worker.stop();
    expect(names()).toEqual(["mo"]);
    expect(await outcomes()).toMatchObject([
      { handle: "ivy", outcome: "refused" },
      { handle: "mo", outcome: "sent" },
    ]);
  });
});
