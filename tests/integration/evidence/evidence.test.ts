import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, today } from "@/lib/clock";
import { revisitDecision } from "@/lib/decisions/mutations";
import { getOutlook } from "@/lib/outlooks/queries";
import { Conflict, NotFound, Refused } from "@/lib/errors";
import {
  addEvidence,
  addLinks,
  takeBackLinks,
  keepEvidencePrivate,
  removeEvidence,
  restoreEvidence,
  reviseEvidence,
  shareEvidence,
} from "@/lib/evidence/mutations";
import { countSharingSteps, getBrag, getEvidence, getEvidenceChoices, listEvidence } from "@/lib/evidence/queries";
import { type AddEvidence, addLinksSchema } from "@/lib/evidence/schema";
import { answerClaim } from "@/lib/multipliers/mutations";
import { as, type Persona, todayOf } from "@/tests/support/cast";

const blank: AddEvidence = {
  kind: "delivery",
  title: "A thing",
  happenedOn: addDays(todayOf("eve"), -1),
  plainLine: "",
  words: "",
  links: [],
  competencyIds: [],
  shared: true,
  sharingStep: null,
  leftOut: "",
  why: "",
  upkeep: "",
  affected: "",
  afterwards: "",
  revisitOn: null,
  colleague: "",
  ability: "",
};
const titlesFor = async (who: Persona, of: Persona) => (await listEvidence(await as(who), of))?.pieces.map((piece) => piece.title) ?? null;
const versionOf = async (who: Persona, id: string) => (await getEvidence(await as(who), id))?.version ?? 0;

describe("evidence", () => {
  it("is kept in two actions, named after its link, and shows the competency that was picked", async () => {
    const tom = await as("tom");
    const competencyId = (await getEvidenceChoices(tom)).groups[0]?.competencies[0]?.id ?? "";
    const [id = ""] = await addLinks(tom, { link: ["https://github.com/acme/shop/pull/42"], competencyId });
    expect(await getEvidence(tom, id)).toMatchObject({
      kind: "delivery",
      title: "Pull request 42 in acme/shop",
      happenedOn: today(tom.timeZone),
      shared: true,
      competencyIds: [competencyId],
    });
  });

  it("is made of ten links at once, each a piece, and all of them are taken back at once", async () => {
    const tom = await as("tom");
    const links = Array.from({ length: 10 }, (_, n) => `https://github.com/acme/shop/pull/${900 + n}`);
    const { link } = addLinksSchema.parse({ link: `  ${links.join("\n")} ${links[0]}\t` });
    expect(link).toEqual(links);
    const ids = await addLinks(tom, { link, competencyId: null });
    expect(await Promise.all(ids.map(async (id) => (await getEvidence(tom, id))?.title))).toEqual(
      links.map((_, n) => `Pull request ${900 + n} in acme/shop`),
    );
    await expect(takeBackLinks(await as("eve"), { evidenceIds: ids })).rejects.toBeInstanceOf(NotFound);
    expect(await takeBackLinks(tom, { evidenceIds: ids })).toBe(10);
    for (const id of ids) expect(await getEvidence(tom, id)).toBeNull();
  });

  it("refuses what is no link, and too many or too long ones, in words", () => {
    const said = (link: string) => addLinksSchema.safeParse({ link }).error?.issues[0]?.message;
    expect(said("https://a.example/1 and more")).toContain("does not look like a link");
    expect(said(Array.from({ length: 21 }, (_, n) => `https://a.example/${n}`).join("\n"))).toContain("Twenty links");
    expect(said(`https://a.example/${"x".repeat(500)}`)).toBeTruthy();
    expect(said(" ")).toBe("Please paste a link.");
  });

  it("is read by those above as long as it is shared, however often that changes", async () => {
    const ivy = await as("ivy");
    const id = await addEvidence(ivy, { ...blank, title: "Now here, now there" });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }), async (turns) => {
        for (const shared of turns)
          await (shared ? shareEvidence : keepEvidencePrivate)(ivy, { evidenceId: id, version: await versionOf("ivy", id) });
        for (const who of ["mo", "dan", "lea"] as const)
          expect((await titlesFor(who, "ivy"))?.includes("Now here, now there"), `${who} after ${turns}`).toBe(turns.at(-1));
        expect(await titlesFor("ivy", "ivy")).toContain("Now here, now there");
      }),
      { numRuns: 8 },
    );
    for (const who of ["eve", "ned", "ada", "tom"] as const) expect(await titlesFor(who, "ivy")).toBeNull();
  });

  it("says what is missing for each kind, and keeps nothing", async () => {
    const tom = await as("tom");
    const refused = (more: Partial<AddEvidence>) =>
      addEvidence(tom, { ...blank, ...more }).then(
        () => ({}),
        (error: Refused) => error.fields,
      );
    expect(await refused({ title: "" })).toEqual({ title: "Please name it in a few words." });
    expect(await refused({ happenedOn: addDays(todayOf("eve"), 2) })).toEqual({ happenedOn: "That day is still to come." });
    expect(await refused({ kind: "decision" })).toEqual({ why: "Please say why." });
    expect(await refused({ kind: "sharing" })).toEqual({ sharingStep: "Please pick one." });
    expect(await refused({ kind: "multiplier", title: "" })).toEqual({
      ability: "Please say what they can do now.",
      colleague: "Please name somebody.",
    });
    expect(await refused({ kind: "multiplier", ability: "x", colleague: "Nobody Known" })).toEqual({
      colleague: "Nobody else here has that name, handle or e-mail address.",
    });
    expect(await refused({ kind: "multiplier", ability: "x", colleague: "tom" })).toMatchObject({ colleague: expect.any(String) });
    expect(await refused({ competencyIds: [crypto.randomUUID()] })).toEqual({ competencyIds: "That is not a valid choice." });
  });

  it("keeps both texts when two pages change one piece", async () => {
    const tom = await as("tom");
    const id = await addEvidence(tom, { ...blank, words: "first" });
    const version = await versionOf("tom", id);
    await reviseEvidence(tom, { ...blank, evidenceId: id, version, words: "second" });
    await expect(reviseEvidence(tom, { ...blank, evidenceId: id, version, words: "third" })).rejects.toMatchObject({
      constructor: Conflict,
      theirs: { words: "second" },
    });
    expect(await getEvidence(tom, id)).toMatchObject({ words: "second" });
  });

  it("can be taken away and brought back, by its owner alone", async () => {
    const tom = await as("tom");
    const id = await addEvidence(tom, { ...blank, title: "Away and back" });
    await expect(removeEvidence(await as("mo"), { evidenceId: id, version: 1 })).rejects.toBeInstanceOf(NotFound);
    await removeEvidence(tom, { evidenceId: id, version: 1 });
    expect(await titlesFor("tom", "tom")).not.toContain("Away and back");
    await expect(restoreEvidence(await as("mo"), { evidenceId: id, version: 1 })).rejects.toBeInstanceOf(NotFound);
    await restoreEvidence(tom, { evidenceId: id, version: 1 });
    expect(await titlesFor("tom", "tom")).toContain("Away and back");
  });

  it("is found by kind, competency and words, a page at a time", async () => {
    const eve = await as("eve");
    const only = async (asked: Parameters<typeof listEvidence>[2]) =>
      (await listEvidence(eve, "eve", asked))?.pieces.map((piece) => piece.kind);
    expect(await only({ kind: "feedback" })).toEqual(["feedback"]);
    expect(await only({ competency: "mentoring" })).toEqual(["multiplier"]);
    expect(await only({ search: "STOLEN laptop" })).toEqual(["decision"]);
    expect(await only({ page: 99 })).toEqual([]);
  });

  it("becomes a document for others without what is private, and for oneself with it", async () => {
    const eve = await as("eve");
    const kinds = async (withPrivate: boolean) =>
      (await getBrag(eve, { from: addDays(todayOf("eve"), -365), to: todayOf("eve"), withPrivate }))?.pieces.map((piece) => piece.kind);
    expect(await kinds(false)).toEqual(["multiplier", "delivery", "decision"]);
    expect(await kinds(true)).toEqual(["feedback", "multiplier", "delivery", "decision"]);
  });

  it("counts the steps of the sharing path", async () => {
    expect(await countSharingSteps(await as("sarah"))).toEqual({ brown_bag: 1 });
  });
});

describe("a decision", () => {
  it("asks on its day what came of it, and stays evidence when it went otherwise", async () => {
    const [eve, mo] = [await as("eve"), await as("mo")];
    const [due] = (await getOutlook(eve)).decisions;
    expect(due?.title).toBe("Short sessions with silent renewal instead of long ones");
    expect((await getOutlook(mo)).decisions).toEqual([]);
    const answer = { evidenceId: due?.evidenceId ?? "", outcome: "otherwise", outcomeWords: "People were asked too often." } as const;
    await expect(revisitDecision(mo, answer)).rejects.toBeInstanceOf(NotFound);
    await revisitDecision(eve, answer);
    expect((await getOutlook(eve)).decisions).toEqual([]);
    expect((await listEvidence(mo, "eve", { kind: "decision" }))?.pieces[0]?.decision).toMatchObject({ outcome: "otherwise" });
  });
});

describe("a claim that a colleague can now do something", () => {
  const claim = { ...blank, kind: "multiplier", title: "", colleague: "Sarah Osei", ability: "run the incident review" } as const;

  it("is seen by nobody above until the colleague agreed, and then in their words", async () => {
    const [eve, sarah] = [await as("eve"), await as("sarah")];
    const id = await addEvidence(eve, claim);
    expect(await titlesFor("mo", "eve")).not.toContain("run the incident review");
    expect((await getOutlook(sarah)).claims.map((one) => [one.by, one.ability])).toContainEqual([
      "Eve Lindqvist",
      "run the incident review",
    ]);
    const answer = { evidenceId: id, ability: claim.ability, correction: "" };
    for (const other of ["eve", "mo", "tom"] as const)
      await expect(answerClaim(await as(other), { ...answer, answer: "confirmed" })).rejects.toBeInstanceOf(NotFound);
    await expect(answerClaim(sarah, { ...answer, answer: "corrected" })).rejects.toBeInstanceOf(Refused);
    await answerClaim(sarah, { ...answer, answer: "corrected", correction: "I ran two reviews with Eve listening." });
    expect((await getOutlook(sarah)).claims.map((one) => one.by)).toEqual(["Ivy Nakamura"]);
    const seen = (await listEvidence(await as("mo"), "eve", { kind: "multiplier" }))?.pieces.find((piece) => piece.id === id);
    expect(seen?.claim).toMatchObject({ answer: "corrected", correction: "I ran two reviews with Eve listening." });
  });

  it("stays with the one who made it when the colleague declines", async () => {
    const eve = await as("eve");
    const id = await addEvidence(eve, { ...claim, ability: "lead the migration" });
    await answerClaim(await as("sarah"), { evidenceId: id, ability: "lead the migration", answer: "declined", correction: "" });
    expect((await getEvidence(eve, id))?.claim?.answer).toBe("declined");
    expect(await titlesFor("mo", "eve")).not.toContain("lead the migration");
  });

  it("is asked anew when its words change, and an answer to the old words is not taken", async () => {
    const [eve, sarah] = [await as("eve"), await as("sarah")];
    const id = await addEvidence(eve, { ...claim, ability: "rotate keys" });
    await answerClaim(sarah, { evidenceId: id, ability: "rotate keys", answer: "confirmed", correction: "" });
    await reviseEvidence(eve, { ...claim, ability: "rotate keys and certificates", evidenceId: id, version: 1 });
    expect((await getEvidence(eve, id))?.claim?.answer).toBeNull();
    await expect(
      answerClaim(sarah, { evidenceId: id, ability: "rotate keys", answer: "confirmed", correction: "" }),
    ).rejects.toBeInstanceOf(Conflict);
  });
});
