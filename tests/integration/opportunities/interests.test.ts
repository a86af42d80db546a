import { describe, expect, it } from "vitest";
import { addDays } from "@/lib/clock";
import { everything, pool } from "@/lib/db";
import { Forbidden, NotFound, Refused } from "@/lib/errors";
import { answerHours, answerInterest, showInterest, withdrawInterest } from "@/lib/interests/mutations";
import { listInterests, listInterestsToAnswer, listOwnInterests } from "@/lib/interests/queries";
import { offerAssignment, reviseAssignment, withdrawAssignment } from "@/lib/opportunities/mutations";
import { getOpening } from "@/lib/opportunities/queries";
import type { OfferAssignment } from "@/lib/opportunities/schema";
import { endParticipation } from "@/lib/participations/mutations";
import { moveToManager } from "@/lib/people/mutations";
import { personViewer } from "@/scripts/support/viewer";
import { as, cast, type Persona, todayOf } from "@/tests/support/cast";

const facts = (more: Partial<OfferAssignment> = {}): OfferAssignment => ({
  title: "Lead something small",
  what: "A thing.",
  why: "It is new.",
  hours: 3,
  startsOn: todayOf("ned"),
  endsOn: addDays(todayOf("ned"), 30),
  closesOn: null,
  seats: 1,
  remote: false,
  unitId: null,
  competencyIds: [],
  tracks: [],
  ...more,
});
const offerBy = async (who: string, more: Partial<OfferAssignment> = {}) => offerAssignment(await personViewer(who), facts(more));
const interestOf = async (who: string, assignmentId: string) =>
  showInterest(await personViewer(who), { assignmentId, words: `${who} would like to.` });
const yes = (interestId: string) => ({ interestId, answer: "yes" as const, words: "" });
const no = (interestId: string) => ({ interestId, answer: "no" as const, words: "Not this quarter." });
const begun = (assignmentId: string) => everything.participation.count({ where: { interest: { assignmentId } } });
const stateOf = async (who: Persona, id: string) => (await getOpening(await as(who), id))?.state ?? null;
const wordsFor = async (who: Persona, id: string) => (await listInterests(await as(who), id)).interests.map((one) => one.words);

describe("interest", () => {
  it("is known to the person, their manager now and the owner, and to nobody else", async () => {
    const id = await offerBy("ned", { seats: 2 });
    await interestOf("eve", id);
    await interestOf("tom", id);
    const read: Partial<Record<Persona, string[]>> = { eve: ["eve"], tom: ["tom"], mo: ["eve", "tom"], ned: ["eve", "tom"] };
    for (const who of cast) expect(await wordsFor(who, id), who).toEqual((read[who] ?? []).map((handle) => `${handle} would like to.`));
    const ada = await as("ada");
    const [tom, ned] = await Promise.all(["tom", "dan"].map(personViewer));
    await moveToManager(ada, { personId: tom?.personId ?? "", managerId: ned?.personId ?? "" });
    expect(await wordsFor("mo", id)).toEqual(["eve would like to."]);
    expect(await wordsFor("dan", id)).toEqual(["tom would like to."]);
    await moveToManager(ada, { personId: tom?.personId ?? "", managerId: (await as("mo")).personId });
  });

  it("is said once, in somebody else's open assignment", async () => {
    const id = await offerBy("ned");
    await interestOf("eve", id);
    await expect(interestOf("eve", id)).rejects.toThrow("You have said so already.");
    await expect(interestOf("ned", id)).rejects.toThrow("This is your own offer");
    await withdrawAssignment(await as("ned"), { assignmentId: id });
    await expect(interestOf("tom", id)).rejects.toBeInstanceOf(NotFound);
    await expect(interestOf("tom", crypto.randomUUID())).rejects.toBeInstanceOf(NotFound);
  });

  it("is taken back without a word, is gone for the others, and can be shown again", async () => {
    const id = await offerBy("ned");
    const interestId = await interestOf("eve", id);
    for (const other of ["mo", "ned"] as const)
      await expect(withdrawInterest(await as(other), { interestId })).rejects.toBeInstanceOf(Forbidden);
    await expect(withdrawInterest(await as("ivy"), { interestId })).rejects.toBeInstanceOf(NotFound);
    await withdrawInterest(await as("eve"), { interestId });
    for (const who of ["eve", "mo", "ned"] as const) expect(await wordsFor(who, id)).toEqual([]);
    await expect(answerInterest(await as("ned"), yes(interestId))).rejects.toBeInstanceOf(NotFound);
    await interestOf("eve", id);
    expect(await wordsFor("ned", id)).toHaveLength(1);
  });

  it("asks the owner and the manager, each for their own word", async () => {
    const id = await offerBy("ned");
    const interestId = await interestOf("eve", id);
    const asked = async (who: Persona) =>
      (await listInterestsToAnswer(await as(who))).filter((one) => one.id === interestId).map((one) => one.asks);
    expect([await asked("ned"), await asked("mo"), await asked("eve")]).toEqual([["owner"], ["manager"], []]);
    await expect(answerInterest(await as("mo"), yes(interestId))).rejects.toBeInstanceOf(Forbidden);
    await expect(answerHours(await as("ned"), yes(interestId))).rejects.toBeInstanceOf(Forbidden);
    for (const who of ["ivy", "dan", "lea", "ada"] as const) {
      await expect(answerInterest(await as(who), yes(interestId))).rejects.toBeInstanceOf(NotFound);
      await expect(answerHours(await as(who), yes(interestId))).rejects.toBeInstanceOf(NotFound);
    }
    await expect(answerInterest(await as("ned"), { ...no(interestId), words: "" })).rejects.toBeInstanceOf(Refused);
    await answerInterest(await as("ned"), no(interestId));
    expect((await listOwnInterests(await as("eve"))).find((one) => one.id === interestId)).toMatchObject({
      standing: "Ned Kovač said no this time",
      owner: { isYes: false, words: "Not this quarter.", by: "Ned Kovač" },
    });
    expect(await asked("mo")).toEqual([]);
  });
});

describe("a participation", () => {
  it.each([
    ["the owner first", ["owner", "manager"]],
    ["the manager first", ["manager", "owner"]],
  ])("begins when both said yes, %s", async (_, order) => {
    const id = await offerBy("ned", { startsOn: addDays(todayOf("ned"), 5) });
    const interestId = await interestOf("eve", id);
    for (const [index, side] of order.entries()) {
      expect(await begun(id)).toBe(0);
      expect(await stateOf("sam", id)).toBe("open");
      await (side === "owner" ? answerInterest(await as("ned"), yes(interestId)) : answerHours(await as("mo"), yes(interestId)));
      expect(await begun(id)).toBe(index);
    }
    expect(await stateOf("sam", id)).toBeNull();
    expect(await stateOf("eve", id)).toBe("filled");
    await expect(withdrawInterest(await as("eve"), { interestId })).rejects.toThrow("It has begun.");
    await expect(answerHours(await as("mo"), no(interestId))).rejects.toThrow("It has begun.");
  });

  it("begins once when both say yes in the same moment", async () => {
    const id = await offerBy("ned");
    const interestId = await interestOf("eve", id);
    const [ned, mo] = [await as("ned"), await as("mo")];
    await Promise.all([answerInterest(ned, yes(interestId)), answerHours(mo, yes(interestId))]);
    expect(await begun(id)).toBe(1);
  });

  it("begins with one yes where the owner is the manager, and where nobody is above", async () => {
    const mine = await offerBy("mo");
    await answerInterest(await as("mo"), yes(await interestOf("eve", mine)));
    expect(await begun(mine)).toBe(1);
    const open = await offerBy("ned");
    await answerInterest(await as("ned"), yes(await interestOf("lea", open)));
    expect(await begun(open)).toBe(1);
  });

  it("does not begin on a manager's no, and the seat is free again", async () => {
    const id = await offerBy("ned");
    const [eve, tom] = [await interestOf("eve", id), await interestOf("tom", id)];
    await answerInterest(await as("ned"), yes(eve));
    await expect(answerInterest(await as("ned"), yes(tom))).rejects.toThrow("every seat of this assignment is taken");
    await answerHours(await as("mo"), no(eve));
    await answerInterest(await as("ned"), yes(tom));
    await expect(answerHours(await as("mo"), yes(eve))).rejects.toThrow("every seat of this assignment is taken");
    expect(await begun(id)).toBe(0);
  });

  it("never takes more seats than there are, however many are given at once", async () => {
    const people = ["eve", "sarah", "tom", "ivy", "clara-dubois", "mateo-herrera", "zoe-van-dijk", "arjun-menon"];
    const id = await offerBy("sam", { seats: 3 });
    const interests = await Promise.all(people.map((who) => interestOf(who, id)));
    const sam = await as("sam");
    const answers = await Promise.allSettled(interests.map((interestId) => answerInterest(sam, yes(interestId))));
    expect(answers.filter((one) => one.status === "fulfilled")).toHaveLength(3);
    expect(await everything.interestAnswer.count({ where: { interest: { assignmentId: id }, isYes: true } })).toBe(3);
    // Past the product's own code, too.
    const left = await everything.interest.findFirst({ where: { assignmentId: id, answers: { none: {} } }, select: { id: true } });
    await expect(
      pool().query("INSERT INTO interest_answer (interest_id, side, author_id, is_yes) VALUES ($1, 'owner', $2, true)", [
        left?.id,
        sam.personId,
      ]),
    ).rejects.toThrow("every seat of this assignment is taken");
    await expect(
      pool().query("INSERT INTO participation (id, interest_id, started_on) VALUES (gen_random_uuid(), $1, day_in('UTC'))", [left?.id]),
    ).rejects.toThrow("a participation begins once both said yes");
    await expect(reviseAssignment(sam, { ...facts({ seats: 2 }), assignmentId: id, version: 1 })).rejects.toThrow(
      "every seat of this assignment is taken",
    );
    await reviseAssignment(sam, { ...facts({ seats: 4 }), assignmentId: id, version: 1 });
    await answerInterest(sam, yes(left?.id ?? ""));
  });

  it("that ends early gives its seat back", async () => {
    const id = await offerBy("ned");
    const interestId = await interestOf("eve", id);
    await answerInterest(await as("ned"), yes(interestId));
    await answerHours(await as("mo"), yes(interestId));
    expect(await stateOf("ned", id)).toBe("filled");
    const participation = await everything.participation.findFirst({ where: { interestId }, select: { id: true } });
    await endParticipation(await as("eve"), { participationId: participation?.id ?? "", words: "" });
    expect(await stateOf("sam", id)).toBe("open");
    const again = await interestOf("tom", id);
    await answerInterest(await as("ned"), yes(again));
    await answerHours(await as("mo"), yes(again));
    expect(await begun(id)).toBe(2);
  });
});
