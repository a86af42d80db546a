import { beforeEach, describe, expect, it } from "vitest";
import { listEvents, listReads } from "@/lib/audit/queries";
import { addDays } from "@/lib/clock";
import { everything, pool } from "@/lib/db";
import { Forbidden, NotFound } from "@/lib/errors";
import { remind } from "@/lib/jobs/tasks";
import { listNotices } from "@/lib/notices/queries";
import { exportOwnRecords } from "@/lib/own-records/mutations";
import { answerPulse, keepPulse } from "@/lib/trial-pulses/mutations";
import { getAskedPulse, listLedPulses, listTrialsNamingMe } from "@/lib/trial-pulses/queries";
import { concludeTrial } from "@/lib/trial-verdicts/mutations";
import { endTrial, proposeTrial, signTrial } from "@/lib/trials/mutations";
import { getTrial, listTrialsAtHand } from "@/lib/trials/queries";
import { as, cast, type Persona, todayOf } from "@/tests/support/cast";
import { ownerUrl } from "@/tests/support/database";
import { clearTrials, idOf, pass, signedTrial, terms } from "./steps";
import { forbiddenWordsIn } from "@/tests/support/words";

const words = "I hear of changes too late.";
const week = { energy: "both", meetingHours: 12, handsOnHours: 9, again: "unsure", words: "A week." } as const;
const say = async (who: Persona, trialId: string, round: 1 | 2, answer: "mixed" | "skipped" = "mixed") =>
  answerPulse(await as(who), { trialId, round, answer, words: answer === "skipped" ? "" : words });
const told = async (who: Persona) => (await listNotices(await as(who))).notices.filter((one) => !one.seen).map((one) => one.words);
const asked = "How does it go for you in the trial of Eve Lindqvist? You may leave it out.";
async function reminded() {
  const client = await pool().connect();
  await remind(client).finally(() => client.release());
}

// Eve leads Ivy and Tom for two weeks, Dan sponsors it, Mo manages all three.
let trialId = "";
beforeEach(async () => {
  await clearTrials(ownerUrl);
  await pool().query("UPDATE notice SET seen_at = now()");
  trialId = await signedTrial("eve", "mo", { ledIds: [await idOf("ivy"), await idOf("tom")] });
});

describe("the pulses of those led", () => {
  it("are read by the sponsor and their author, and by nobody else: not by the one who tries, not by the manager", async () => {
    await pass(ownerUrl, 7);
    await say("ivy", trialId, 1);
    for (const who of cast) {
      const viewer = await as(who);
      expect(JSON.stringify(await listLedPulses(viewer, trialId)).includes(words), who).toBe(who === "dan");
      expect(JSON.stringify(await getAskedPulse(viewer, trialId)).includes(words), who).toBe(who === "ivy");
      expect(JSON.stringify(await getTrial(viewer, trialId)).includes(words), who).toBe(false);
      expect((await exportOwnRecords(viewer, { format: "json" })).includes(words), who).toBe(who === "ivy");
    }
    expect(await listLedPulses(await as("dan"), trialId)).toMatchObject([
      { name: "Ivy Nakamura", said: [{ round: 1, answer: "mixed", words }] },
      { name: "Tom Keller", said: [] },
    ]);
    const reads = (await listReads(await as("ivy"))) as unknown;
    expect(JSON.stringify(reads)).toContain("trial pulse");
  });

  it("stay behind the database's own wall", async () => {
    await pass(ownerUrl, 7);
    await say("ivy", trialId, 1);
    expect((await pool().query("SELECT * FROM led_pulse")).rows).toEqual([]);
    const seen = async (who: Persona) => {
      const client = await pool().connect();
      try {
        await client.query("BEGIN");
        await client.query("SELECT set_config('app.person_id', $1, true)", [await idOf(who)]);
        return (await client.query("SELECT * FROM led_pulse")).rows.length;
      } finally {
        await client.query("ROLLBACK");
        client.release();
      }
    };
    expect([await seen("eve"), await seen("mo"), await seen("tom"), await seen("ivy"), await seen("dan")]).toEqual([0, 0, 0, 1, 1]);
  });

  it("are asked about the middle and at the end, once each, of those who are named", async () => {
    await expect(say("ivy", trialId, 1)).rejects.toThrow("This is not asked any more.");
    await reminded();
    expect(await told("ivy")).not.toContain(asked);
    await pass(ownerUrl, 7);
    await Promise.all([reminded(), reminded()]);
    for (const who of ["ivy", "tom"] as const) expect((await told(who)).filter((one) => one === asked)).toHaveLength(1);
    for (const who of ["eve", "mo", "dan", "sarah"] as const) {
      expect(await told(who), who).not.toContain(asked);
      await expect(say(who, trialId, 1), who).rejects.toBeInstanceOf(NotFound);
    }
    await say("ivy", trialId, 1);
    expect(await told("ivy")).not.toContain(asked);
    await expect(say("ivy", trialId, 1)).rejects.toThrow("You have answered this already.");
    await endTrial(await as("mo"), { trialId, words: "" });
    for (const who of ["ivy", "tom"] as const) expect((await told(who)).filter((one) => one === asked)).toHaveLength(1);
    expect((await listTrialsNamingMe(await as("tom")))[0]).toMatchObject({ id: trialId, asked: 2 });
    await say("tom", trialId, 2);
    await expect(say("tom", trialId, 1)).rejects.toThrow("This is not asked any more.");
  });

  it("are left out without a trace that anybody but the sponsor can see", async () => {
    await pass(ownerUrl, 7);
    const traces = async (who: Persona) =>
      JSON.stringify([
        await getTrial(await as(who), trialId),
        (await listEvents(await as(who))).events.filter((one) => one.event.startsWith("trial")),
        (await listNotices(await as(who))).notices.length,
      ]);
    const before = await Promise.all((["eve", "mo", "tom", "ada"] as const).map(traces));
    await say("ivy", trialId, 1, "skipped");
    expect(await Promise.all((["eve", "mo", "tom", "ada"] as const).map(traces))).toEqual(before);
    expect((await listLedPulses(await as("dan"), trialId))?.[0]).toMatchObject({
      name: "Ivy Nakamura",
      said: [{ answer: "skipped", words: "" }],
    });
    await reminded();
    expect(await told("ivy")).not.toContain(asked);
  });
});

describe("the week of the one who tries", () => {
  it("is theirs to keep while it runs, said again within the week, and read by the three", async () => {
    const eve = await as("eve");
    expect((await listTrialsAtHand(eve, "eve"))[0]?.weekToSay).toBe(1);
    await keepPulse(eve, { trialId, ...week });
    expect((await listTrialsAtHand(eve, "eve"))[0]?.weekToSay).toBeNull();
    await keepPulse(eve, { trialId, ...week, words: "A better week." });
    await pass(ownerUrl, 7);
    expect((await listTrialsAtHand(eve, "eve"))[0]?.weekToSay).toBe(2);
    await keepPulse(eve, { trialId, ...week, energy: "gave", words: "The second." });
    for (const who of ["eve", "mo", "dan"] as const)
      expect(
        (await getTrial(await as(who), trialId))?.pulses.map((one) => [one.week, one.words]),
        who,
      ).toEqual([
        [1, "The second."],
        [0, "A better week."],
      ]);
    for (const who of ["mo", "dan"] as const)
      await expect(keepPulse(await as(who), { trialId, ...week })).rejects.toBeInstanceOf(Forbidden);
    for (const who of ["ivy", "ned"] as const)
      await expect(keepPulse(await as(who), { trialId, ...week })).rejects.toBeInstanceOf(NotFound);
    await pass(ownerUrl, 7);
    await expect(keepPulse(eve, { trialId, ...week })).rejects.toThrow("the weeks in which it runs");
  });
});

describe("notices of a trial", () => {
  it("say that it ends soon, and ask for the verdict once it is over", async () => {
    const soon = "A trial ends in a few days: Eve Lindqvist.";
    await pass(ownerUrl, 7);
    await reminded();
    expect(await told("mo")).not.toContain(soon);
    await pass(ownerUrl, 1);
    await reminded();
    expect(await told("mo")).toContain(soon);
    expect(await told("eve")).toContain("A trial ends in a few days.");
    await pass(ownerUrl, 6);
    await reminded();
    expect(await told("eve")).toContain("Your trial has ended. What do you take from it?");
    await concludeTrial(await as("eve"), { trialId, version: 0, verdict: "no", learnt: "Not for me now.", surprised: "" });
    expect(await told("eve")).not.toContain("Your trial has ended. What do you take from it?");
  });

  it("ask whoever tries how each week went, once, until that week is told or the trial ends", async () => {
    const weekly = "A week of your trial has passed. How was it? One minute is enough.";
    const asks = async () => (await told("eve")).filter((one) => one === weekly).length;
    await pass(ownerUrl, 3);
    await reminded();
    expect(await asks()).toBe(0);
    await pass(ownerUrl, 1);
    await reminded();
    await reminded();
    expect(await asks()).toBe(1);
    expect(await told("mo")).not.toContain(weekly);
    await keepPulse(await as("eve"), { trialId, ...week });
    await reminded();
    expect(await asks()).toBe(0);
    await pass(ownerUrl, 7);
    await reminded();
    expect(await asks()).toBe(1);
    await endTrial(await as("eve"), { trialId, words: "" });
    expect(await asks()).toBe(0);
  });

  it("ask whoever has yet to sign, and tell the sponsor", async () => {
    const at = { startsOn: addDays(todayOf("eve"), 30), endsOn: addDays(todayOf("eve"), 40) };
    await pool().query("UPDATE notice SET seen_at = now()");
    const id = await proposeTrial(await as("eve"), terms(at));
    const waits = "A trial of another track waits to be signed: Eve Lindqvist.";
    expect([await told("mo"), await told("dan")]).toEqual([[waits], ["Eve Lindqvist names you as the sponsor of a trial."]]);
    await signTrial(await as("mo"), { trialId: id, version: 1 });
    expect(await told("mo")).toEqual([]);
  });

  it("and everything else that is said of it puts no track over another", async () => {
    await pass(ownerUrl, 13);
    await reminded();
    await endTrial(await as("eve"), { trialId, words: "" });
    await concludeTrial(await as("eve"), { trialId, version: 0, verdict: "no", learnt: "x", surprised: "" });
    await say("ivy", trialId, 2);
    const notices = await everything.notice.findMany({
      where: {
        kind: { in: ["trial_to_sign", "trial_sponsored", "trial_pulse_asked", "trial_week", "trial_ends_soon", "trial_verdict_asked"] },
      },
      select: { kind: true, key: true, href: true },
    });
    const events = await everything.auditEvent.findMany({
      where: { event: { startsWith: "trial" } },
      select: { event: true, fields: true },
    });
    const columns = await everything.$queryRaw<{ name: string }[]>`
      SELECT table_name || '.' || column_name AS name FROM information_schema.columns WHERE table_name LIKE 'trial%' OR table_name IN ('led_pulse', 'readiness_answer')`;
    expect(Math.min(notices.length, events.length, columns.length)).toBeGreaterThan(3);
    expect(forbiddenWordsIn(JSON.stringify([notices, events, columns]))).toEqual([]);
    for (const who of ["eve", "mo", "ivy", "dan"] as const) expect(forbiddenWordsIn((await told(who)).join("\n")), who).toEqual([]);
  });
});
