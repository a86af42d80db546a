import { describe, expect, it } from "vitest";
import { addDays, today } from "@/lib/clock";
import { everything, pool } from "@/lib/db";
import { Conflict, NotFound, Refused } from "@/lib/errors";
import { getEvidenceChoices } from "@/lib/evidence/queries";
import { answerHours, answerInterest, showInterest } from "@/lib/interests/mutations";
import { listCandidates, listMatches, listWaiting } from "@/lib/matches/queries";
import { extendAssignment, finishAssignment, offerAssignment, reviseAssignment, withdrawAssignment } from "@/lib/opportunities/mutations";
import { getBoardChoices, getOpening, listOfferUnits, listOpenings } from "@/lib/opportunities/queries";
import { type BoardSearch, boardSearch } from "@/lib/opportunities/rules";
import type { OfferAssignment } from "@/lib/opportunities/schema";
import { endParticipation } from "@/lib/participations/mutations";
import { personViewer } from "@/scripts/support/viewer";
import { as, type Persona, todayOf } from "@/tests/support/cast";

const offer = (more: Partial<OfferAssignment> = {}): OfferAssignment => ({
  title: "Something to try",
  what: "A thing.",
  why: "It is new.",
  hours: 3,
  startsOn: todayOf("tom"),
  endsOn: addDays(todayOf("tom"), 30),
  closesOn: null,
  seats: 1,
  remote: false,
  unitId: null,
  competencyIds: [],
  tracks: [],
  ...more,
});
const titlesFor = async (who: Persona, search: Partial<BoardSearch> = {}) =>
  (await listOpenings(await as(who), { ...boardSearch({}), ...search })).openings.map((one) => one.title);
const refusal = (attempt: Promise<unknown>) =>
  attempt.then(
    () => null,
    (error: unknown) => {
      if (error instanceof Refused) return Object.keys(error.fields).length ? error.fields : error.message;
      throw error;
    },
  );

describe("the board", () => {
  it("shows everybody what is open, and tells nobody who is interested", async () => {
    const boards = await Promise.all((["eve", "ivy", "ada", "sam", "lea"] as const).map((who) => titlesFor(who)));
    for (const titles of boards) expect(titles).toEqual(boards[0]);
    expect(boards[0]).toContain("Cover for my holiday");
    expect(boards[0]).not.toContain("Run the tech talks this season");
    const before = await listOpenings(await as("ivy"), boardSearch({}));
    const holiday = before.openings.find((one) => one.title === "Be Sam's onboarding buddy");
    await showInterest(await as("sarah"), { assignmentId: holiday?.id ?? "", words: "I was new myself not long ago." });
    expect(await listOpenings(await as("ivy"), boardSearch({}))).toEqual(before);
  });

  it("is narrowed by what can be practised, tracks, hours, remote and unit", async () => {
    expect(await titlesFor("eve", { competency: "hiring" })).toEqual([]);
    expect(await titlesFor("eve", { competency: "mentoring" })).toEqual(["Be Sam's onboarding buddy", "Look after our next intern"]);
    expect(await titlesFor("eve", { hours: 3 })).toEqual(["Ten minutes at the next all-hands"]);
    expect(await titlesFor("eve", { remote: true, track: "individual_contributor" })).toEqual([
      "Find us a crash reporter",
      "Ten minutes at the next all-hands",
    ]);
    const { units, competencies } = await getBoardChoices(await as("eve"));
    const mobile = units.find((unit) => unit.name === "Mobile");
    expect(await titlesFor("eve", { unit: mobile?.key ?? "" })).toEqual(["Be Sam's onboarding buddy", "Find us a crash reporter"]);
    expect(await titlesFor("eve", { unit: "no-such-unit" })).toEqual([]);
    expect(await titlesFor("eve", { page: 9 })).toEqual([]);
    // An offer that names no track at all is one all the same.
    await pool().query("UPDATE stretch_assignment SET tracks = NULL WHERE title = 'Be Sam''s onboarding buddy'");
    expect((await listOpenings(await as("eve"), boardSearch({}))).openings.map((one) => one.tracks)).not.toContain(null);
    expect(await listMatches(await as("eve"))).not.toEqual([]);
    expect(competencies.map((one) => one.key)).not.toContain("hiring");
    expect(competencies.map((one) => one.key)).toContain("mentoring");
  });

  it("is read a page at a time, what can be joined the shortest first", async () => {
    const tom = await as("tom");
    for (let n = 0; n < 21; n++)
      await offerAssignment(tom, offer({ title: `One of many ${n}`, closesOn: addDays(todayOf("tom"), 25 - n) }));
    const [first, second] = [await listOpenings(tom, boardSearch({})), await listOpenings(tom, boardSearch({ page: "2" }))];
    expect([first.openings.length, first.hasMore, second.hasMore]).toEqual([20, true, false]);
    const all = [...first.openings, ...second.openings];
    expect(new Set(all.map((one) => one.id)).size).toBe(all.length);
    const last = all.map((one) => one.closesOn ?? one.endsOn);
    expect(last).toEqual([...last].sort());
  });

  it("leaves out what has closed, is over or belongs to nobody here any more", async () => {
    const tom = await as("tom");
    await offerAssignment(tom, offer({ title: "Closes today", closesOn: today(tom.timeZone) }));
    expect(await titlesFor("eve")).toContain("Closes today");
    const gone = await offerAssignment(tom, offer({ title: "Closed" }));
    await pool().query("UPDATE stretch_assignment SET closes_on = $2 WHERE id = $1", [gone, addDays(todayOf("tom"), -1)]);
    expect(await titlesFor("eve")).not.toContain("Closed");
    expect(await getOpening(await as("eve"), gone)).toMatchObject({ closed: expect.stringContaining("This closed on") });
    expect(await refusal(showInterest(await as("eve"), { assignmentId: gone, words: "Too late?" }))).toContain("This closed on");
  });
});

describe("an offer", () => {
  it("belongs to whoever makes it, who alone changes it", async () => {
    const tom = await as("tom");
    const [unit] = await listOfferUnits(tom);
    const competencyId = (await getEvidenceChoices(tom)).groups[0]?.competencies[0]?.id ?? "";
    const id = await offerAssignment(tom, offer({ title: "Tidy our alerts", unitId: unit?.id ?? null, competencyIds: [competencyId] }));
    expect(await getOpening(await as("sam"), id)).toMatchObject({
      title: "Tidy our alerts",
      isMine: false,
      owner: { handle: "tom" },
      orgUnit: { name: "Engineering" },
      competencies: [{ id: competencyId }],
    });
    for (const other of ["mo", "ada", "eve"] as const)
      await expect(reviseAssignment(await as(other), { ...offer(), assignmentId: id, version: 1 })).rejects.toBeInstanceOf(NotFound);
    await reviseAssignment(tom, { ...offer({ title: "Tidy all alerts", hours: 2 }), assignmentId: id, version: 1 });
    expect(await getOpening(tom, id)).toMatchObject({ title: "Tidy all alerts", hours: 2, competencies: [], version: 2, isMine: true });
    await expect(reviseAssignment(tom, { ...offer(), assignmentId: id, version: 1 })).rejects.toMatchObject({
      constructor: Conflict,
      theirs: { title: "Tidy all alerts" },
    });
  });

  it("says what is wrong with it, and keeps nothing", async () => {
    const tom = await as("tom");
    const count = await everything.stretchAssignment.count();
    expect(await refusal(offerAssignment(tom, offer({ endsOn: addDays(todayOf("tom"), -40) })))).toEqual({
      endsOn: "That is before it starts.",
    });
    expect(await refusal(offerAssignment(tom, offer({ closesOn: addDays(todayOf("tom"), 60) })))).toEqual({
      closesOn: "By then it is over.",
    });
    expect(await refusal(offerAssignment(tom, offer({ competencyIds: [crypto.randomUUID()], unitId: crypto.randomUUID() })))).toEqual({
      competencyIds: "That is not a valid choice.",
      unitId: "That is not a valid choice.",
    });
    expect(await everything.stretchAssignment.count()).toBe(count);
  });

  it("is extended, taken off the board, or done, and then stays as it was", async () => {
    const tom = await as("tom");
    const id = await offerAssignment(tom, offer({ title: "Short and small" }));
    expect(await refusal(extendAssignment(tom, { assignmentId: id, endsOn: addDays(todayOf("tom"), 20) }))).toEqual({
      endsOn: "It lasts until then already.",
    });
    await extendAssignment(tom, { assignmentId: id, endsOn: addDays(todayOf("tom"), 60) });
    expect(await getOpening(tom, id)).toMatchObject({ endsOn: addDays(todayOf("tom"), 60) });
    await withdrawAssignment(tom, { assignmentId: id });
    expect(await titlesFor("eve")).not.toContain("Short and small");
    expect(await getOpening(await as("eve"), id)).toBeNull();
    expect(await getOpening(tom, id)).toMatchObject({ state: "withdrawn" });
    for (const late of [finishAssignment, withdrawAssignment])
      expect(await refusal(late(tom, { assignmentId: id }))).toBe("This is closed, and stays as it was.");
  });
});

describe("matching", () => {
  it("explains itself to the person, from what they said, and to nobody else", async () => {
    const found = await listMatches(await as("eve"));
    expect(found.find((one) => one.title === "Look after our next intern")?.reasons).toEqual([
      "You practise Mentoring and growing others.",
      "You had no chance so far to show People management and performance.",
      "You look towards Team Lead, and this is a taste of it.",
    ]);
    // What she said yes to already is not suggested again.
    expect(found.map((one) => one.title)).not.toContain("Cover for my holiday");
    expect(await listMatches(await as("lea"))).toEqual([]);
  });

  it("tells an owner who of their own people might grow from it, and nobody else's", async () => {
    const [mo, ned] = [await as("mo"), await as("ned")];
    const mentoring = await everything.competency.findFirst({ where: { key: "mentoring" }, select: { id: true } });
    const about = { competencyIds: [mentoring?.id ?? ""], tracks: ["management" as const] };
    const id = await offerAssignment(mo, offer({ title: "Look after two newcomers", ...about }));
    const eve = async () => (await listCandidates(mo, id)).find((one) => one.handle === "eve");
    expect((await eve())?.reasons).toEqual([
      "Practises Mentoring and growing others.",
      "Looks towards Team Lead, and this is a taste of it.",
    ]);
    expect(await listCandidates(ned, id)).toEqual([]);
    expect(await listCandidates(ned, await offerAssignment(ned, offer({ title: "The same", ...about })))).not.toContainEqual(
      expect.objectContaining({ handle: "eve" }),
    );
    await showInterest(await as("eve"), { assignmentId: id, words: "Me, please." });
    expect(await eve()).toBeUndefined();
    expect(await listCandidates(mo, "nonsense")).toEqual([]);
  });

  it("tells a manager who waits, and since when, until they have begun", async () => {
    const [mo, eve, ned] = [await as("mo"), await as("eve"), await personViewer("ned")];
    const waits = async () => (await listWaiting(mo)).find((one) => one.handle === "eve");
    expect((await waits())?.wishes).toEqual(
      expect.arrayContaining([
        "Interested in:\nCover for my holiday",
        "Would like:\nCover for Mo while he is on holiday",
        "No chance so far:\nHiring",
      ]),
    );
    expect((await listWaiting(mo)).map((one) => one.handle)).not.toContain("sarah");
    const assignmentId = await offerAssignment(ned, offer({ title: "Now", startsOn: addDays(todayOf("tom"), -2) }));
    const interestId = await showInterest(eve, { assignmentId, words: "Now, please." });
    await answerHours(mo, { interestId, answer: "yes", words: "" });
    await answerInterest(ned, { interestId, answer: "yes", words: "" });
    expect(await waits()).toBeUndefined();
    const doing = await everything.participation.findFirst({ where: { interestId }, select: { id: true } });
    await endParticipation(eve, { participationId: doing?.id ?? "", words: "" });
    expect((await waits())?.since).toBe(today(eve.timeZone));
    expect((await listWaiting(ned)).map((one) => one.handle)).not.toContain("eve");
  });
});
