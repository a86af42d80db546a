import { describe, expect, it } from "vitest";
import { addDays, today } from "@/lib/clock";
import { db, everything, pool } from "@/lib/db";
import { Conflict, NotFound, Refused } from "@/lib/errors";
import { answerPairing, askPairing, endPairing, holdMeeting, moveMeeting, planMeeting, rateMeeting } from "@/lib/one-on-ones/mutations";
import { getPairing, listPairings } from "@/lib/one-on-ones/queries";
import { moveToManager } from "@/lib/people/mutations";
import { addLine, makeAction, removeLine, restoreLine, tickLine } from "@/lib/talk-lines/mutations";
import { getTalk, type TalkView } from "@/lib/talk-lines/queries";
import { as, type Persona, todayOf } from "@/tests/support/cast";
import { twoWriters } from "@/tests/support/one-on-ones/two-writers";

const soon = { day: addDays(todayOf("mo"), 3), time: "10:00", minutes: 30 };
const talk = async (who: Persona, other: Persona) => (await getTalk(await as(who), other)) as TalkView;
const idOf = async (handle: string) => (await everything.person.findFirst({ where: { handle }, select: { id: true } }))?.id ?? "";

describe("a pairing", () => {
  it("appears with the reporting line, ends with it, and leaves what was said to the two", async () => {
    const [ada, mo, tom] = [await as("ada"), await as("mo"), await as("tom")];
    await addLine(tom, { handle: "mo", kind: "agenda", words: "Said to Mo alone", owner: "me", dueOn: null });
    await moveToManager(ada, { personId: await idOf("tom"), manager: "ned", since: today("Pacific/Pago_Pago") });
    expect((await listPairings(await as("ned"))).pairings.map((one) => one.other.handle)).toContain("tom");
    expect((await listPairings(mo)).pairings.map((one) => one.other.handle)).not.toContain("tom");
    expect((await talk("mo", "tom")).agenda.map((line) => line.words)).toContain("Said to Mo alone");
    expect((await talk("ned", "tom")).agenda).toEqual([]);
    await expect(addLine(mo, { handle: "tom", kind: "agenda", words: "Late", owner: "me", dueOn: null })).rejects.toBeInstanceOf(NotFound);
  });

  it("of others begins when the one who was asked agrees, and either may end it", async () => {
    const [sam, ivy] = [await as("sam"), await as("ivy")];
    await expect(askPairing(sam, { handle: "ivy", kind: "mentor" }), "asked already").rejects.toBeInstanceOf(Refused);
    await expect(answerPairing(sam, { handle: "ivy", answer: "yes" })).rejects.toBeInstanceOf(NotFound);
    await expect(planMeeting(sam, { handle: "ivy", ...soon })).rejects.toBeInstanceOf(NotFound);
    await answerPairing(ivy, { handle: "sam", answer: "yes" });
    await planMeeting(sam, { handle: "ivy", ...soon });
    await endPairing(ivy, { handle: "sam", version: (await getPairing(ivy, "sam"))?.version ?? 0 });
    expect(await getPairing(sam, "ivy")).toMatchObject({ ended: true, next: null });
    await askPairing(ivy, { handle: "sam", kind: "peer" });
    expect(await getPairing(sam, "ivy")).toMatchObject({ ended: false, agreed: false, askedByMe: false });
  });
});

describe("a meeting", () => {
  it("is planned once, moved by either, and held with the next one a cadence on", async () => {
    const [dan, mo] = [await as("dan"), await as("mo")];
    await planMeeting(dan, { handle: "mo", ...soon });
    await expect(planMeeting(mo, { handle: "dan", ...soon })).rejects.toBeInstanceOf(Refused);
    const next = (await getPairing(mo, "dan"))?.next;
    const known = { meetingId: next?.id ?? "", version: next?.version ?? 0 };
    await moveMeeting(mo, { ...known, day: today(mo.timeZone), time: "09:00", minutes: 45 });
    await expect(moveMeeting(dan, { ...known, ...soon })).rejects.toBeInstanceOf(Conflict);
    await holdMeeting(dan, { ...known, version: known.version + 1 });
    const after = await getPairing(mo, "dan");
    expect(after?.last?.id).toBe(known.meetingId);
    expect(after?.next).toMatchObject({ day: addDays(today(mo.timeZone), 14), time: "09:00", minutes: 45 });
    await rateMeeting(mo, { meetingId: known.meetingId, worth: false });
    expect((await talk("mo", "dan")).worth).toBe(false);
    expect((await talk("dan", "mo")).worth, "each answer is its giver's").toBe(null);
  });

  it("is refused in the past", async () => {
    await expect(planMeeting(await as("ned"), { handle: "sam", ...soon, day: addDays(todayOf("mo"), -3) })).rejects.toBeInstanceOf(Refused);
  });
});

describe("what two people talk about", () => {
  it("carries over with its age until done, becomes an action, and comes back when removed", async () => {
    const [mo, eve] = [await as("mo"), await as("eve")];
    const lineId = await addLine(eve, { handle: "mo", kind: "agenda", words: "The clean-up", owner: "me", dueOn: null });
    const next = (await getPairing(mo, "eve"))?.next;
    await holdMeeting(mo, { meetingId: next?.id ?? "", version: next?.version ?? 0 });
    expect((await talk("mo", "eve")).agenda.map((line) => line.id)).toContain(lineId);
    const dueOn = addDays(todayOf("mo"), 20);
    await makeAction(mo, { lineId, version: 1, owner: "them", dueOn });
    expect((await talk("eve", "mo")).actions.find((line) => line.id === lineId)).toMatchObject({
      words: "The clean-up",
      dueOn,
      owner: { isMe: true },
    });
    await removeLine(eve, { lineId, version: 2 });
    expect((await talk("eve", "mo")).removed[0]?.id).toBe(lineId);
    await restoreLine(eve, { lineId, version: 3 });
    await tickLine(eve, { lineId, version: 4, done: true });
    expect((await talk("mo", "eve")).done[0]?.id).toBe(lineId);
  });

  it("is nothing to the database without the identity of one of the two", async () => {
    const count = async (person?: string) => {
      const client = await pool().connect();
      try {
        await client.query("BEGIN");
        if (person) await client.query("SELECT set_config('app.person_id', $1, true)", [person]);
        const { rows } = await client.query(
          "SELECT (SELECT count(*) FROM talk_line) + (SELECT count(*) FROM talk_line_revision) + (SELECT count(*) FROM meeting_worth) AS rows",
        );
        await client.query("ROLLBACK");
        return Number(rows[0].rows);
      } finally {
        client.release();
      }
    };
    expect(await count()).toBe(0);
    expect(await count(await idOf("ada"))).toBe(0);
    expect(await count(await idOf("lea"))).toBe(0);
    expect(await count(await idOf("eve"))).toBeGreaterThan(3);
    expect(await everything.talkLine.count(), "whoever is neither of the two").toBe(0);
    expect(
      await db(await as("ned"))
        .talkLine.count({ where: { host: "x" } as never })
        .catch(() => 0),
    ).toBe(0);
  });
});

describe("two people writing at the same time", () => {
  it("lose no acknowledged word in 1,500 operations, and see one order", { timeout: 60_000 }, async () => {
    const { lost, conflicts, orders } = await twoWriters(1500);
    expect(lost).toEqual([]);
    expect(conflicts, "the two did get in each other's way").toBeGreaterThan(8);
    expect(orders[0]).toEqual(orders[1]);
  });
});
