import { describe, expect, it } from "vitest";
import { everything } from "@/lib/db";
import { Conflict, NotFound, Refused } from "@/lib/errors";
import { listPlanRevisions } from "@/lib/plan-revisions/queries";
import { endFocus, postUpdate, resumePlan, reviewPlan, reviseFocus, setAim, startFocus } from "@/lib/growth-plans/mutations";
import { getPlan } from "@/lib/growth-plans/queries";
import { addDays } from "@/lib/clock";
import { as, type Persona, todayOf } from "@/tests/support/cast";

const focus = {
  competencyId: null,
  experience: "Run the tech talks",
  nextStep: "Ask who would speak",
  dueOn: null,
  comfort: "edge",
  kind: "multiplier",
} as const;
const plan = async (handle: Persona) => (await getPlan(await as(handle), handle))?.plan;

describe("a growth plan", () => {
  it("shows Eve where she is, what her aim asks beside it, what she practises and how fresh it is", async () => {
    const view = await getPlan(await as("eve"), "eve");
    expect(view?.placement?.level.title).toBe("Senior Developer");
    expect(view?.plan?.aimLevel?.title).toBe("Team Lead");
    expect(view?.plan?.freshness).toBe("fresh");
    expect(view?.plan?.focuses.map((one) => one.name)).toEqual([
      "Mentoring and growing others",
      "Planning and delivery",
      "Cover for Mo while he is on holiday",
    ]);
    expect(view?.plan?.focuses[0]?.statements.length).toBeGreaterThan(1);
    expect(view?.groups.flatMap((group) => group.competencies)).toHaveLength(18);
    // What a developer's level does not ask for is told apart from what it does.
    const tom = await getPlan(await as("tom"), "tom");
    const told = new Map(tom?.groups.flatMap((group) => group.competencies.map(({ key, asked }) => [key, asked] as const)));
    expect([told.get("people-management"), told.get("code-quality")]).toEqual([false, true]);
    expect(view?.groups.flatMap((group) => group.competencies).find((one) => one.key === "people-management")?.difference).toBe(
      "new at this level",
    );
  });

  it("begins with an aim, and not knowing yet is one", async () => {
    const sam = await as("sam");
    expect(await plan("sam")).toBeNull();
    await setAim(sam, { aim: "exploring", aimLevelId: null, aimExperience: "", aimWords: "I have just arrived." });
    expect(await plan("sam")).toMatchObject({ aim: "exploring", aimWords: "I have just arrived.", state: "active", freshness: "fresh" });
  });

  it("needs a level for an aim that is a level, and keeps no trace of a refused one", async () => {
    const tom = await as("tom");
    const before = await plan("tom");
    await expect(setAim(tom, { aim: "level", aimLevelId: null, aimExperience: "", aimWords: "x" })).rejects.toBeInstanceOf(Refused);
    await expect(setAim(tom, { aim: "level", aimLevelId: crypto.randomUUID(), aimExperience: "", aimWords: "x" })).rejects.toBeInstanceOf(
      Refused,
    );
    expect(await plan("tom")).toEqual(before);
  });

  it("answers a change from an old page with what was saved meanwhile, and overwrites nothing", async () => {
    const sarah = await as("sarah");
    const opened = (await plan("sarah"))?.version ?? 0;
    await setAim(sarah, { aim: "staying", aimLevelId: null, aimExperience: "", aimWords: "First words", version: opened });
    const late = setAim(sarah, { aim: "exploring", aimLevelId: null, aimExperience: "", aimWords: "Late words", version: opened });
    await expect(late).rejects.toMatchObject({ theirs: { aimWords: "First words" } });
    expect(await plan("sarah")).toMatchObject({ aim: "staying", aimWords: "First words" });
  });
});

describe("focuses", () => {
  it("are three at most, also when several are started at the same moment", async () => {
    const tom = await as("tom");
    const attempts = await Promise.allSettled(Array.from({ length: 6 }, () => startFocus(tom, focus)));
    expect(attempts.filter((one) => one.status === "fulfilled").length).toBeLessThanOrEqual(2);
    expect((await plan("tom"))?.focuses.length).toBeLessThanOrEqual(3);
    while (((await plan("tom"))?.focuses.length ?? 3) < 3) await startFocus(tom, focus);
    await expect(startFocus(tom, focus)).rejects.toThrow("Three focuses at a time are enough");
  });

  it("give their slot back when they end, in the past and for good", async () => {
    const tom = await as("tom");
    const [first] = (await plan("tom"))?.focuses ?? [];
    await endFocus(tom, { focusId: first?.id ?? "", ending: "set_aside" });
    expect((await plan("tom"))?.focuses).toHaveLength(2);
    await expect(endFocus(tom, { focusId: first?.id ?? "", ending: "practised" })).rejects.toBeInstanceOf(NotFound);
    await expect(startFocus(tom, focus)).resolves.toBeTruthy();
  });

  it("are a competency or an experience, not both and not neither", async () => {
    const sarah = await as("sarah");
    const competencyId = (await everything.competency.findFirst({ select: { id: true } }))?.id ?? "";
    await expect(startFocus(sarah, { ...focus, competencyId })).rejects.toBeInstanceOf(Refused);
    await expect(startFocus(sarah, { ...focus, experience: "" })).rejects.toBeInstanceOf(Refused);
    await expect(startFocus(sarah, { ...focus, experience: "", competencyId: crypto.randomUUID() })).rejects.toBeInstanceOf(Refused);
  });

  it("say what was saved meanwhile when two pages change one", async () => {
    const eve = await as("eve");
    const [mine] = (await plan("eve"))?.focuses ?? [];
    const dueOn = addDays(todayOf("eve"), 30);
    const change = (nextStep: string) =>
      reviseFocus(eve, {
        focusId: mine?.id ?? "",
        version: mine?.version ?? 0,
        nextStep,
        dueOn,
        comfort: "outside",
        kind: "multiplier",
      });
    await change("First");
    await expect(change("Second")).rejects.toBeInstanceOf(Conflict);
    expect((await plan("eve"))?.focuses[0]).toMatchObject({ nextStep: "First", dueOn, comfort: "outside" });
  });
});

describe("a look at one's goals", () => {
  const versionOf = async (handle: Persona) => (await plan(handle))?.version ?? 0;

  it("sets focuses aside, lets an aim go, and keeps what was said before for its person alone", async () => {
    const sarah = await as("sarah");
    const [mine] = (await plan("sarah"))?.focuses ?? [];
    await reviewPlan(sarah, { version: await versionOf("sarah"), focuses: { [mine?.id ?? ""]: "set_aside" }, aim: "staying", rest: false });
    expect(await plan("sarah")).toMatchObject({ state: "active", aim: "staying", aimLevelId: null, focuses: [] });
    const { revisions } = await listPlanRevisions(sarah);
    expect(revisions.find(({ aim }) => aim)?.aim).toMatchObject({ aim: "level", level: "Senior Developer" });
    expect(revisions.find(({ focus }) => focus?.ending)?.focus).toMatchObject({
      name: mine?.name,
      nextStep: mine?.nextStep,
      ending: "set_aside",
    });
    expect((await listPlanRevisions(await as("mo"))).revisions).toEqual([]);
  });

  it("touches nobody else's focus, and says so when the plan changed meanwhile", async () => {
    const ivys = (await plan("ivy"))?.focuses[0]?.id ?? "";
    const version = await versionOf("mo");
    await reviewPlan(await as("mo"), { version, focuses: { [ivys]: "set_aside" }, aim: "same", rest: false });
    expect((await plan("ivy"))?.focuses[0]?.id).toBe(ivys);
    await expect(reviewPlan(await as("mo"), { version, focuses: {}, aim: "same", rest: true })).rejects.toBeInstanceOf(Conflict);
  });
});

describe("the two-minute update", () => {
  it("makes a quiet plan fresh and wakes a resting one", async () => {
    const tom = await as("tom");
    await reviewPlan(tom, { version: (await plan("tom"))?.version ?? 0, focuses: {}, aim: "same", rest: true });
    expect(await plan("tom")).toMatchObject({ freshness: "paused" });
    await postUpdate(tom, { focusId: null, feeling: "moving", words: "I took it up again." });
    expect(await plan("tom")).toMatchObject({ state: "active", freshness: "fresh", quietDays: 0 });
  });

  it("is made once, however often the form is sent", async () => {
    const eve = { ...(await as("eve")), submission: crypto.randomUUID() };
    const count = () => everything.growthUpdate.count({ where: { author: { handle: "eve" } } });
    const [updates, events] = [await count(), await everything.auditEvent.count()];
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => postUpdate(eve, { focusId: null, feeling: "steady", words: "Once." })),
    );
    expect(new Set(answers).size).toBe(1);
    expect([await count(), await everything.auditEvent.count()]).toEqual([updates + 1, events + 1]);
  });

  it("cannot be about somebody else's focus", async () => {
    const ivys = (await plan("ivy"))?.focuses[0]?.id ?? "";
    await expect(postUpdate(await as("eve"), { focusId: ivys, feeling: "steady", words: "x" })).rejects.toBeInstanceOf(NotFound);
  });

  it("needs a plan", async () => {
    await expect(postUpdate(await as("ada"), { focusId: null, feeling: "steady", words: "x" })).rejects.toBeInstanceOf(NotFound);
    await expect(resumePlan(await as("ada"), { version: 1 })).rejects.toBeInstanceOf(NotFound);
  });
});

describe("reading somebody's plan", () => {
  it("is noted where its person sees it, and one's own is not", async () => {
    const eve = await as("eve");
    const mo = await as("mo");
    const reads = () =>
      everything.accessEvent.findMany({ where: { subjectId: eve.personId, kind: "growth plan" }, select: { readerId: true, times: true } });
    const before = (await reads()).find((one) => one.readerId === mo.personId)?.times ?? 0;
    await getPlan(mo, "eve");
    await getPlan(eve, "eve");
    expect((await reads()).find((one) => one.readerId === mo.personId)?.times).toBe(before + 1);
    expect((await reads()).some((one) => one.readerId === eve.personId)).toBe(false);
  });

  it("leaves no words in the record of events", async () => {
    const eve = await as("eve");
    await postUpdate(eve, { focusId: null, feeling: "stuck", words: "CANARY-4711" });
    const events = await everything.auditEvent.findMany({ where: { aboutId: eve.personId }, select: { event: true, fields: true } });
    expect(JSON.stringify(events)).not.toContain("CANARY");
  });
});
