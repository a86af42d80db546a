import { beforeEach, describe, expect, it } from "vitest";
import { addDays, today } from "@/lib/clock";
import { everything, pool } from "@/lib/db";
import { Conflict, Forbidden, NotFound, Refused } from "@/lib/errors";
import { getEvidence } from "@/lib/evidence/queries";
import { moveToManager } from "@/lib/people/mutations";
import { concludeTrial, keepTrial } from "@/lib/trial-verdicts/mutations";
import { endTrial, proposeTrial, reviseTrial, signTrial } from "@/lib/trials/mutations";
import { getTrial, listTrials, listTrialsAtHand } from "@/lib/trials/queries";
import { onServer } from "@/scripts/database/prepare";
import { as, cast, type Persona, todayOf } from "@/tests/support/cast";
import { ownerUrl } from "@/tests/support/database";
import { clearTrials, idOf, pass, signedTrial, terms } from "./steps";

const stateFor = async (who: Persona, trialId: string) => (await getTrial(await as(who), trialId))?.state ?? null;
const sign = async (who: Persona, trialId: string, version = 1) => signTrial(await as(who), { trialId, version });
const end = async (who: Persona, trialId: string) => endTrial(await as(who), { trialId, words: "" });
const moveEve = async (to: string) => moveToManager(await as("ada"), { personId: await idOf("eve"), managerId: await idOf(to) });

beforeEach(() => clearTrials(ownerUrl));

describe("the promise of return", () => {
  it.each([
    ["Eve first", ["eve", "mo"]],
    ["Mo first", ["mo", "eve"]],
  ] as const)("starts nothing before both have signed the same words, %s", async (_, order) => {
    const trialId = await proposeTrial(await as("eve"), terms());
    for (const who of order) {
      expect(await stateFor("eve", trialId)).toBe("proposed");
      await sign(who, trialId);
    }
    expect(await stateFor("dan", trialId)).toBe("running");
    const signatures = await everything.trialSignature.findMany({ where: { trialId }, select: { words: true, side: true } });
    expect(signatures.map((one) => one.side).sort()).toEqual(["engineer", "manager"]);
    expect(new Set(signatures.map((one) => one.words)).size).toBe(1);
    expect(signatures[0]?.words).toContain("Eve Lindqvist tries management from");
    expect(signatures[0]?.words).toContain("The promise of return:\nI am again where I am now.");
  });

  it("holds in the database too, past the product's own code", async () => {
    const trialId = await proposeTrial(await as("eve"), terms());
    const start = () => pool().query("UPDATE trial SET agreed_at = now() WHERE id = $1", [trialId]);
    const put = async (side: string, who: string, words = "x") =>
      pool().query('INSERT INTO trial_signature (trial_id, side, signer_id, words) VALUES ($1, $2::"TrialSide", $3, $4)', [
        trialId,
        side,
        await idOf(who),
        words,
      ]);
    await expect(start()).rejects.toThrow("a trial starts once both have signed");
    await put("engineer", "eve");
    await expect(start()).rejects.toThrow("a trial starts once both have signed");
    for (const who of ["eve", "dan", "ned"]) await expect(put("manager", who)).rejects.toThrow("signed by the two it binds");
    await put("manager", "mo", "other words");
    await expect(start()).rejects.toThrow("a trial starts once both have signed");
    await expect(pool().query("SELECT clear_signatures($1)", [trialId])).rejects.toThrow("permission denied");
    await expect(pool().query("DELETE FROM trial_signature")).rejects.toThrow("permission denied");
    await expect(pool().query("UPDATE trial_signature SET words = 'x'")).rejects.toThrow("permission denied");
  });

  it("is signed by each side for itself, once, and not by the sponsor", async () => {
    const trialId = await proposeTrial(await as("eve"), terms());
    await sign("eve", trialId);
    await expect(sign("eve", trialId)).rejects.toThrow("You have signed already.");
    await expect(sign("dan", trialId)).rejects.toBeInstanceOf(Forbidden);
    for (const who of ["ivy", "ned", "lea", "ada"] as const) await expect(sign(who, trialId)).rejects.toBeInstanceOf(NotFound);
    expect(await stateFor("eve", trialId)).toBe("proposed");
  });

  it("is signed anew after any change of the terms, whoever changes them", async () => {
    const trialId = await signedTrial("eve", "mo", { startsOn: addDays(todayOf("eve"), 3) });
    expect(await stateFor("eve", trialId)).toBe("agreed");
    let version = 1;
    for (const [who, change] of [
      ["dan", { share: 60 }],
      ["mo", { others: "ivy" }],
      ["eve", { promise: "I am again where I am now, on call included." }],
    ] as const) {
      const { participationId: _, ...same } = terms({ startsOn: addDays(todayOf("eve"), 3), ...change });
      await reviseTrial(await as(who), { trialId, version, ...same });
      version++;
      expect(await getTrial(await as("mo"), trialId)).toMatchObject({ state: "proposed", signatures: [], version });
      await expect(sign("eve", trialId, version - 1)).rejects.toThrow("The terms changed while you were reading.");
      await sign("eve", trialId, version);
      await sign("mo", trialId, version);
      expect(await stateFor("eve", trialId)).toBe("agreed");
    }
    const { participationId: _, ...same } = terms();
    await expect(reviseTrial(await as("eve"), { trialId, version: 1, ...same })).rejects.toBeInstanceOf(Conflict);
    await expect(reviseTrial(await as("ivy"), { trialId, version, ...same })).rejects.toBeInstanceOf(NotFound);
    // Past the product's own code, too.
    await pool().query("UPDATE trial SET share = 10 WHERE id = $1", [trialId]);
    expect(await getTrial(await as("mo"), trialId)).toMatchObject({ state: "proposed", signatures: [] });
  });

  it("holds when both sign in the same moment, and when the terms change in the moment of signing", async () => {
    const days = { startsOn: addDays(todayOf("eve"), 3) };
    const together = await proposeTrial(await as("eve"), terms(days));
    await Promise.all([sign("eve", together), sign("mo", together)]);
    expect(await stateFor("eve", together)).toBe("agreed");
    await end("eve", together);
    for (let time = 0; time < 5; time++) {
      const trialId = await proposeTrial(await as("eve"), terms(days));
      await sign("eve", trialId);
      const { participationId: _, ...other } = terms({ ...days, share: 10 });
      const dan = await as("dan");
      await Promise.allSettled([sign("mo", trialId), reviseTrial(dan, { trialId, version: 1, ...other })]);
      expect(await getTrial(await as("mo"), trialId), "nobody has signed what it says now").toMatchObject({
        state: "proposed",
        signatures: [],
        share: 10,
      });
      await end("eve", trialId);
    }
  });

  it("is signed anew by a manager who came in between, and stands once it has begun", async () => {
    const trialId = await signedTrial("eve", "mo", { startsOn: addDays(todayOf("eve"), 3) });
    await moveEve("ned");
    expect(await getTrial(await as("ned"), trialId)).toMatchObject({ state: "proposed", signed: { engineer: true, manager: false } });
    expect(await getTrial(await as("mo"), trialId), "the former manager reads it no more").toBeNull();
    await expect(sign("mo", trialId)).rejects.toBeInstanceOf(NotFound);
    await sign("ned", trialId);
    expect(await stateFor("eve", trialId)).toBe("agreed");
    await pass(ownerUrl, 4);
    expect(await stateFor("eve", trialId)).toBe("running");
    await moveEve("mo");
    expect(await stateFor("eve", trialId), "what has begun goes on as promised").toBe("running");
  });

  it("needs a manager, a sponsor who is somebody else, and people who are there", async () => {
    await expect(proposeTrial(await as("lea"), terms())).rejects.toThrow("it needs a manager");
    const eve = await as("eve");
    for (const [more, field] of [
      [{ sponsor: "eve" }, "sponsor"],
      [{ sponsor: "nobody at all" }, "sponsor"],
      [{ others: "ivy, dan" }, "others"],
      [{ others: "Eve Lindqvist" }, "others"],
      [{ ledIds: [crypto.randomUUID()] }, "ledIds"],
      [{ startsOn: addDays(todayOf("eve"), -1) }, "startsOn"],
      [{ endsOn: addDays(todayOf("eve"), -1) }, "endsOn"],
      [{ endsOn: addDays(todayOf("eve"), 84) }, "endsOn"],
      [{ competencyIds: [crypto.randomUUID()] }, "competencyIds"],
    ] as const)
      await expect(proposeTrial(eve, terms(more as never)), field).rejects.toMatchObject({ fields: { [field]: expect.any(String) } });
    await expect(proposeTrial(eve, terms({ participationId: crypto.randomUUID() }))).rejects.toBeInstanceOf(NotFound);
    await proposeTrial(eve, terms({ endsOn: addDays(todayOf("eve"), 83) }));
  });
});

describe("a trial", () => {
  it("is read by the person, their manager now and the sponsor, who all can see so", async () => {
    const trialId = await signedTrial("eve", "mo", { ledIds: [await idOf("ivy")] });
    for (const who of cast) {
      expect(Boolean(await getTrial(await as(who), trialId)), who).toBe(["eve", "mo", "dan"].includes(who));
      expect((await listTrials(await as(who))).trials.length > 0, who).toBe(["eve", "mo", "dan"].includes(who));
      expect((await listTrialsAtHand(await as(who), "eve")).length > 0, who).toBe(["eve", "mo", "dan"].includes(who));
    }
    const reads = await everything.accessEvent.findMany({
      where: { subject: { handle: "eve" }, kind: "trial" },
      select: { reader: { select: { handle: true } } },
    });
    expect(reads.map((one) => one.reader.handle)).toEqual(expect.arrayContaining(["dan", "mo"]));
    expect(reads.map((one) => one.reader.handle)).not.toContain("ivy");
  });

  it("runs one at a time, and another can follow on the day it ended", async () => {
    const first = await signedTrial("eve", "mo");
    const second = await proposeTrial(
      await as("eve"),
      terms({ title: "Another", startsOn: addDays(todayOf("eve"), 13), endsOn: addDays(todayOf("eve"), 20) }),
    );
    await sign("eve", second);
    await expect(sign("mo", second)).rejects.toThrow(/trial_one_at_a_time/);
    await end("eve", first);
    await sign("mo", second);
    expect(await stateFor("eve", second)).toBe("agreed");
  });

  it.each(["eve", "mo", "dan"] as const)("is ended by %s on any day, once, and stays as it was", async (who) => {
    const trialId = await signedTrial("eve", "mo");
    await end(who, trialId);
    expect(await getTrial(await as("eve"), trialId)).toMatchObject({ state: "ended", endedOn: today((await as("eve")).timeZone) });
    await expect(end(who, trialId)).rejects.toThrow("It has ended already.");
    const { participationId: _, ...same } = terms();
    await expect(reviseTrial(await as("eve"), { trialId, version: 1, ...same })).rejects.toBeInstanceOf(Refused);
    await expect(sign("eve", trialId)).rejects.toBeInstanceOf(Refused);
  });

  it("is over after its last day with nothing that has to run, and not before", async () => {
    const trialId = await signedTrial("eve", "mo");
    await pass(ownerUrl, 13);
    expect(await stateFor("eve", trialId)).toBe("running");
    await pass(ownerUrl, 1);
    expect(await getTrial(await as("eve"), trialId)).toMatchObject({ state: "ended", endedOn: null });
    await expect(end("eve", trialId)).rejects.toThrow("It has ended already.");
  });

  it("that has not begun is taken no further, and one whose first day passed needs new days", async () => {
    const trialId = await proposeTrial(await as("eve"), terms());
    await pass(ownerUrl, 1);
    await expect(sign("eve", trialId)).rejects.toThrow("Agree on new days first.");
    await end("mo", trialId);
    expect(await stateFor("eve", trialId)).toBe("withdrawn");
    await expect(concludeTrial(await as("eve"), { trialId, version: 0, verdict: "no", learnt: "x", surprised: "" })).rejects.toBeInstanceOf(
      Refused,
    );
  });

  it("has a verdict of its person, whose reflection becomes evidence once", async () => {
    const trialId = await signedTrial("eve", "mo");
    const verdict = { trialId, version: 0, verdict: "not_yet" as const, learnt: "I like the people part.", surprised: "The quiet." };
    const eve = await as("eve");
    await expect(concludeTrial(eve, verdict)).rejects.toThrow("once it has ended");
    await end("eve", trialId);
    for (const who of ["mo", "dan"] as const) await expect(concludeTrial(await as(who), verdict)).rejects.toBeInstanceOf(Forbidden);
    await expect(keepTrial(eve, { trialId, readers: "shared" })).rejects.toThrow("Write your reflection first.");
    await concludeTrial(eve, verdict);
    await expect(concludeTrial(eve, { ...verdict, verdict: "no" })).rejects.toMatchObject({
      theirs: { learnt: "I like the people part." },
    });
    for (const who of ["mo", "dan", "ivy"] as const)
      await expect(keepTrial(await as(who), { trialId, readers: "shared" })).rejects.toBeInstanceOf(NotFound);
    const kept = await keepTrial(eve, { trialId, readers: "shared" });
    await expect(keepTrial(eve, { trialId, readers: "shared" })).rejects.toThrow("This is kept already.");
    expect(await getEvidence(eve, kept)).toMatchObject({
      kind: "delivery",
      title: "Cover for Mo's holiday",
      words: "I like the people part.\n\nWhat surprised me:\nThe quiet.",
    });
    for (const who of ["mo", "dan"] as const)
      expect((await getTrial(await as(who), trialId))?.verdict).toMatchObject({ verdict: "not_yet", evidenceId: kept });
  });

  it("keeps the database's own limits", async () => {
    const trialId = await signedTrial("eve", "mo");
    for (const change of [
      "ends_on = starts_on + 84",
      "ends_on = starts_on - 1",
      "share = 0",
      "sponsor_id = person_id",
      "ended_on = ends_on + 1",
    ])
      await expect(
        onServer(ownerUrl, (client) => client.query(`UPDATE trial SET ${change} WHERE id = $1`, [trialId])),
        change,
      ).rejects.toThrow("violates check constraint");
  });
});
