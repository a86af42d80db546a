import { describe, expect, it } from "vitest";
import { everything } from "@/lib/db";
import { getBrief } from "@/lib/briefs/queries";
import { getTeamMap } from "@/lib/competency-maps/queries";
import { shareCheck, takeCheck, withdrawCheck } from "@/lib/decision-checks/mutations";
import { getSharedCheck, listChecks } from "@/lib/decision-checks/queries";
import { addDuty, assignDuty } from "@/lib/duties/mutations";
import { getOwnDuties, listDuties } from "@/lib/duties/queries";
import { isCovered, uncoveredWords } from "@/lib/duties/rules";
import { Refused } from "@/lib/errors";
import { addEvidence } from "@/lib/evidence/mutations";
import { blankPiece } from "@/lib/evidence/rules";
import { moveToManager } from "@/lib/people/mutations";
import { listBelow } from "@/lib/team/queries";
import { as, todayOf } from "@/tests/support/cast";

const idOf = async (handle: string) => (await everything.person.findFirstOrThrow({ where: { handle }, select: { id: true } })).id;
const competency = async (key: string) =>
  (await everything.competency.findFirstOrThrow({ where: { key, version: { framework: { key: "pendulum" } } }, select: { id: true } })).id;

describe("who does what in a team", () => {
  it("says that nobody covers a duty once its holder reports to somebody else", async () => {
    const mo = await as("mo");
    const find = async () => (await listDuties(mo, "mo")).find((duty) => duty.name === "Reviews and quality");
    expect(await find()).toMatchObject({ holder: { name: "Sarah Osei", inTeam: true } });
    await moveToManager(await as("ada"), { personId: await idOf("sarah"), managerId: await idOf("ned") });
    const duty = await find();
    expect(duty && isCovered(duty)).toBe(false);
    expect(duty && uncoveredWords(duty)).toBe("Nobody now; it was Sarah Osei");
    // Elsewhere, she reads it no more.
    expect(await listDuties(await as("sarah"), "mo")).toEqual([]);
    await assignDuty(mo, { dutyId: duty?.id ?? "", version: duty?.version ?? 1, holder: "tom", elsewhere: "" });
    expect((await find())?.holder?.name).toBe("Tom Keller");
  });

  it("gives duties to the team alone, each name once", async () => {
    const mo = await as("mo");
    await expect(addDuty(mo, { name: "Hiring", holder: "ned", elsewhere: "" })).rejects.toMatchObject({
      fields: { holder: "They are not in your team." },
    });
    await expect(addDuty(mo, { name: "growth TALKS", holder: null, elsewhere: "" })).rejects.toBeInstanceOf(Refused);
    await expect(addDuty(mo, { name: "Hiring", holder: "tom", elsewhere: "The office" })).rejects.toBeInstanceOf(Refused);
    expect((await getOwnDuties(mo)).people.map((one) => one.handle)).toContain("mo");
  });
});

describe("the competencies of a team", () => {
  it("shows who showed one, as far as their manager may read it, and who grows in it", async () => {
    const mo = await as("mo");
    const row = async (key: string) => (await getTeamMap(mo)).rows.find((one) => one.key === key);
    const [{ key } = { key: "" }] = (await getTeamMap(mo)).rows.filter((one) => !one.shown.includes("Tom Keller"));
    const tom = await as("tom");
    const piece = {
      ...blankPiece(todayOf("tom"), false),
      kind: "delivery" as const,
      title: "A thing",
      competencyIds: [await competency(key)],
    };
    await addEvidence(tom, piece);
    expect((await row(key))?.shown).not.toContain("Tom Keller");
    await addEvidence(tom, { ...piece, shared: true });
    expect((await row(key))?.shown).toContain("Tom Keller");
    // A claim on a colleague counts once they agreed.
    await addEvidence(await as("ivy"), {
      ...blankPiece(todayOf("ivy"), true),
      kind: "multiplier",
      colleague: "tom",
      ability: "do a new thing",
      competencyIds: [await competency(key)],
    });
    expect((await row(key))?.shown).not.toContain("Ivy Nakamura");
    const eve = (await getTeamMap(mo)).rows.filter((one) => one.growing.includes("Eve Lindqvist"));
    expect(eve.length).toBeGreaterThan(0);
    expect(await getTeamMap(await as("tom"))).toEqual({ people: 0, rows: [] });
  });
});

describe("the line below", () => {
  it("lists those further along, under whom they report to, and no direct report", async () => {
    const { people, total } = await listBelow(await as("dan"));
    expect(people.map((one) => one.handle)).toEqual(expect.arrayContaining(["eve", "tom", "sam"]));
    expect(people.map((one) => one.handle)).not.toContain("mo");
    expect(total).toBe(people.length);
    // As in the tree: nobody stands before the one they report to.
    const order = people.map((one) => one.handle);
    for (const { handle, manager } of people)
      if (order.includes(manager?.handle ?? "")) expect(order.indexOf(manager?.handle ?? "")).toBeLessThan(order.indexOf(handle));
    expect((await listBelow(await as("eve"))).people).toEqual([]);
  });
});

describe("the four questions", () => {
  it("stay one's own until they are shared, and are again once taken back", async () => {
    const [ivy, mo] = [await as("ivy"), await as("mo")];
    const id = await takeCheck(ivy, { mentoring: 5, challenge: "technical", handsOn: 2, leadingBy: "influence", words: "Mine" });
    expect(await getSharedCheck(mo, "ivy")).toBeNull();
    expect((await getBrief(mo, "ivy"))?.check).toBeNull();
    await shareCheck(ivy, { checkId: id });
    expect(await getSharedCheck(mo, "ivy")).toMatchObject({ mentoring: 5, words: "Mine" });
    expect((await getBrief(mo, "ivy"))?.check).toMatchObject({ mentoring: 5, words: "Mine" });
    for (const who of ["dan", "lea", "ned", "ada", "tom"] as const) expect(await getSharedCheck(await as(who), "ivy"), who).toBeNull();
    expect((await getBrief(await as("dan"), "ivy"))?.check).toBeNull();
    await withdrawCheck(ivy, { checkId: id });
    expect(await getSharedCheck(mo, "ivy")).toBeNull();
    expect((await listChecks(ivy)).checks.map((one) => one.words)).toContain("Mine");
  });
});
