import { describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { openRound, reopenRound, saveAssessment, withdrawRound } from "@/lib/assessments/mutations";
import { getAgreedCell, getRound, listRounds, listWantedOpportunities } from "@/lib/assessments/queries";
import type { Answer } from "@/lib/assessments/rules";
import { listEvents } from "@/lib/audit/queries";
import { everything } from "@/lib/db";
import { Conflict, Forbidden, NotFound, Refused } from "@/lib/errors";
import { endFocus, startFocus } from "@/lib/growth-plans/mutations";
import { getPlan } from "@/lib/growth-plans/queries";
import { listNotices } from "@/lib/notices/queries";
import { moveToManager } from "@/lib/people/mutations";
import { as } from "@/tests/support/cast";

const levelOf = async (key: string) =>
  (await everything.level.findFirst({ where: { key, version: { framework: { key: "pendulum" } } }, select: { id: true } }))?.id ?? "";
const open = async (viewer: Viewer, handle: string, level: string) => openRound(viewer, { handle, levelId: await levelOf(level) });

/** Answers everything the same way; `but` answers single competencies otherwise. */
async function answer(
  viewer: Viewer,
  roundId: string,
  given: Answer,
  words: string,
  step: "save" | "submit",
  but: Record<string, Answer> = {},
) {
  const round = await getRound(viewer, roundId);
  const fill = <T>(value: (key: string) => T) => Object.fromEntries((round?.cells ?? []).map((cell) => [cell.id, value(cell.key)]));
  return saveAssessment(viewer, {
    roundId,
    version: round?.version ?? 1,
    answer: fill((key) => but[key] ?? given),
    words: fill((key) => `${words} ${key}`),
    chance: fill((key) => (but[key] === "no_chance" ? `A chance at ${key}` : "")),
    step,
  });
}
const everythingOf = async (who: Parameters<typeof as>[0], roundId: string) => JSON.stringify(await getRound(await as(who), roundId));

/** What is still unseen in somebody's inbox about a round. */
const told = async (who: Parameters<typeof as>[0], roundId: string) =>
  (await listNotices(await as(who))).notices
    .filter(({ href, seen }) => href === `/assessments/${roundId}` && !seen)
    .map(({ kind }) => kind);

describe("an assessment round", () => {
  it("is blind until both sides are in, on every way of reading it", async () => {
    const [eve, mo] = [await as("eve"), await as("mo")];
    const id = await open(eve, "eve", "staff");
    await answer(eve, id, "meets", "own-marker", "save");
    await answer(mo, id, "growing", "mo-marker", "save");
    expect(await everythingOf("eve", id)).toContain("own-marker");
    expect(await everythingOf("eve", id)).not.toContain("mo-marker");
    expect(await everythingOf("mo", id)).not.toContain("own-marker");
    for (const who of ["dan", "lea", "ned", "ada", "sarah", "tom"] as const) expect(await getRound(await as(who), id), who).toBeNull();
    await answer(mo, id, "growing", "mo-marker", "submit");
    // What one submitted stays there for oneself to read.
    expect(await everythingOf("mo", id)).toContain("mo-marker");
    const before = await getRound(eve, id);
    expect(before?.submitted).toEqual({ self: false, manager: true });
    expect(JSON.stringify([before, await listRounds(eve), await listEvents(eve)])).not.toContain("mo-marker");
    // Nor how far the other side is: a half-done save is told to its author alone.
    expect((await listEvents(eve)).events.filter((event) => event.event === "assessment.saved" && event.about?.handle !== "eve")).toEqual(
      [],
    );
    expect(await told("mo", id)).toEqual([]);
    await answer(eve, id, "meets", "own-marker", "submit");
    // Both are told, and nobody else; taking it up again takes the news back and asks both.
    for (const who of ["eve", "mo"] as const) expect(await told(who, id), who).toEqual(["round_revealed"]);
    for (const who of ["dan", "lea", "ada"] as const) expect(await told(who, id), who).toEqual([]);
    for (const who of ["eve", "mo", "dan", "lea"] as const) {
      expect(await everythingOf(who, id), who).toContain("own-marker");
      expect(await everythingOf(who, id), who).toContain("mo-marker");
    }
    for (const who of ["ned", "ada", "sarah"] as const) expect(await getRound(await as(who), id), who).toBeNull();
  });

  it("keeps what was submitted as it was, until both take it up again with a reason", async () => {
    const [ivy, mo] = [await as("ivy"), await as("mo")];
    const id = await open(mo, "ivy", "principal");
    await answer(ivy, id, "growing", "first", "submit");
    await expect(answer(ivy, id, "beyond", "second", "save")).rejects.toBeInstanceOf(Refused);
    await expect(reopenRound(ivy, { roundId: id, reason: "Too early" })).rejects.toBeInstanceOf(Refused);
    await answer(mo, id, "growing", "his", "submit");
    await expect(reopenRound(await as("dan"), { roundId: id, reason: "Because" })).rejects.toBeInstanceOf(NotFound);
    await reopenRound(ivy, { roundId: id, reason: "A new project began" });
    expect(await getRound(mo, id)).toMatchObject({
      state: "open",
      reopenedReason: "A new project began",
      submitted: { self: false, manager: false },
    });
    await answer(ivy, id, "meets", "second", "submit");
    await answer(mo, id, "meets", "his second", "submit");
    expect((await getRound(ivy, id))?.cells.every((cell) => cell.self?.answer === "meets")).toBe(true);
  });

  it("asks for a reason, an answer or a chance before it is submitted, by the box that lacks it, and loses nothing saved", async () => {
    const tom = await as("tom");
    const id = await open(tom, "tom", "developer");
    const round = await getRound(tom, id);
    const [first, second, third] = round?.cells ?? [];
    const half = { [first?.id ?? ""]: "meets", [second?.id ?? ""]: "no_chance" } as const;
    const input = { roundId: id, version: 1, answer: half, words: { [third?.id ?? ""]: "Only words so far" }, chance: {} };
    const refused = await saveAssessment(tom, { ...input, step: "submit" }).catch((error: Refused) => error.fields);
    expect(refused).toMatchObject({
      [`words.${first?.id}`]: `${first?.name}: say in a sentence what makes you say so, or add evidence for it.`,
      [`chance.${second?.id}`]: `${second?.name}: say what would give a chance to show it.`,
      [`answer.${third?.id}`]: `${third?.name}: pick one. “Not seen” is an answer too.`,
    });
    await saveAssessment(tom, { ...input, step: "save" });
    expect((await getRound(tom, id))?.cells.slice(0, 3).map((cell) => [cell.mine?.answer, cell.mine?.words])).toEqual([
      ["meets", ""],
      ["no_chance", ""],
      [null, "Only words so far"],
    ]);
    await expect(saveAssessment(tom, { ...input, step: "save" })).rejects.toBeInstanceOf(Conflict);
  });

  it("is withdrawn by its person or whoever opened it, and then read by nobody else", async () => {
    const [sarah, mo] = [await as("sarah"), await as("mo")];
    const id = await open(sarah, "sarah", "staff");
    await answer(sarah, id, "meets", "sarah-marker", "submit");
    await answer(mo, id, "meets", "mo-marker", "save");
    await expect(withdrawRound(mo, { roundId: id })).rejects.toBeInstanceOf(Forbidden);
    await withdrawRound(sarah, { roundId: id });
    // To each their own words stay; whoever else would read a round that is shown reads nothing.
    expect(await everythingOf("sarah", id)).toContain("sarah-marker");
    expect(await everythingOf("sarah", id)).not.toContain("mo-marker");
    expect(await everythingOf("mo", id)).not.toContain("sarah-marker");
    for (const who of ["dan", "lea", "ned", "ada"] as const) expect(await getRound(await as(who), id), who).toBeNull();
    await expect(answer(sarah, id, "meets", "again", "save")).rejects.toBeInstanceOf(Forbidden);
  });

  it("is opened for oneself or a direct report, against a published level, once at a time", async () => {
    await expect(open(await as("ned"), "eve", "senior")).rejects.toBeInstanceOf(NotFound);
    await expect(open(await as("dan"), "eve", "senior")).rejects.toBeInstanceOf(NotFound);
    await expect(open(await as("eve"), "mo", "senior")).rejects.toBeInstanceOf(NotFound);
    await expect(openRound(await as("eve"), { handle: "eve", levelId: crypto.randomUUID() })).rejects.toBeInstanceOf(Refused);
    await open(await as("eve"), "eve", "director");
    await expect(open(await as("mo"), "eve", "director")).rejects.toThrow("assessment_round_one_open");
  });

  it("leads to focuses at the level of the round, and nobody else can take them up", async () => {
    const [eve, mo] = [await as("eve"), await as("mo")];
    const id = await open(eve, "eve", "principal");
    const cell = (await getRound(eve, id))?.cells.find((one) => one.key === "influence");
    await answer(eve, id, "growing", "x", "submit");
    expect(await getAgreedCell(eve, id, cell?.id)).toBeNull();
    await answer(mo, id, "growing", "x", "submit");
    expect(await getAgreedCell(mo, id, cell?.id)).toBeNull();
    const agreed = await getAgreedCell(eve, id, cell?.id);
    const plan = (await getPlan(eve, "eve"))?.plan;
    await endFocus(eve, { focusId: plan?.focuses[0]?.id ?? "", ending: "practised" });
    await startFocus(eve, {
      levelId: agreed?.levelId,
      competencyId: agreed?.competencyId ?? null,
      experience: "",
      nextStep: "Write the direction of sign-in for next year",
      dueOn: null,
      comfort: "edge",
      kind: "multiplier",
    });
    expect((await getPlan(eve, "eve"))?.plan?.focuses.map((focus) => focus.level?.title)).toContain("Principal Engineer");
  });

  it("stands beside an earlier one, and both sides' answers of it", async () => {
    const [eve, mo] = [await as("eve"), await as("mo")];
    const [earlier, id] = [await open(eve, "eve", "vp-engineering"), await open(eve, "eve", "cto")];
    for (const round of [earlier, id]) {
      await answer(eve, round, round === id ? "meets" : "growing", "x", "submit");
      await answer(mo, round, "growing", "x", "submit");
    }
    const view = await getRound(eve, id, earlier);
    expect(view?.others.map((other) => other.id)).toContain(earlier);
    expect(view?.cells[0]).toMatchObject({
      self: { answer: "meets" },
      earlier: { self: { answer: "growing" }, manager: { answer: "growing" } },
    });
    // Somebody else's round is no earlier round of Eve's.
    expect((await getRound(eve, id, crypto.randomUUID()))?.cells[0]?.earlier).toEqual({ self: null, manager: null });
  });

  it("turns “no chance yet” into something wanted, for the manager of now", async () => {
    const [sarah, mo, ada] = [await as("sarah"), await as("mo"), await as("ada")];
    const id = await open(sarah, "sarah", "team-lead");
    await answer(sarah, id, "growing", "x", "submit", { hiring: "no_chance" });
    const wanted = async (who: "mo" | "ned" | "lea") =>
      (await listWantedOpportunities(await as(who)))
        .filter((one) => one.roundId === id)
        .map((one) => [one.person.handle, one.competency.key, one.chance]);
    expect(await wanted("mo")).toEqual([]);
    await answer(mo, id, "growing", "x", "submit");
    expect(await wanted("mo")).toEqual([["sarah", "hiring", "A chance at hiring"]]);
    await moveToManager(ada, { personId: sarah.personId, managerId: (await as("ned")).personId });
    expect([await wanted("mo"), await wanted("ned"), await wanted("lea")]).toEqual([[], [["sarah", "hiring", "A chance at hiring"]], []]);
    expect(await getRound(await as("mo"), id)).toBeNull();
  });

  it("gives a new manager empty boxes, not the half-done words of the one before", async () => {
    const [tom, mo, ada, ned] = [await as("tom"), await as("mo"), await as("ada"), await as("ned")];
    const id = await open(tom, "tom", "senior");
    await answer(mo, id, "meets", "words of Mo", "save");
    expect(await everythingOf("mo", id)).toContain("words of Mo");
    await moveToManager(ada, { personId: tom.personId, managerId: ned.personId });
    expect(await everythingOf("ned", id)).not.toContain("words of Mo");
    await answer(await as("ned"), id, "growing", "words of Ned", "submit");
    await answer(await as("tom"), id, "growing", "his own", "submit");
    expect(await everythingOf("tom", id)).not.toContain("words of Mo");
    expect(await everythingOf("tom", id)).toContain("words of Ned");
  });

  it("reveals itself once when both submit in the same moment", async () => {
    const [sam, ned] = [await as("sam"), await as("ned")];
    const id = await open(sam, "sam", "developer");
    await Promise.all([answer(sam, id, "growing", "a", "submit"), answer(ned, id, "meets", "b", "submit")]);
    expect((await getRound(sam, id))?.state).toBe("revealed");
  });
});
