// Every sentence about who reads, said to everybody of the cast, and what the policy lets each of them read.
import { describe, expect, it } from "vitest";
import { readers } from "@/lib/access/readers";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { addDays, today } from "@/lib/clock";
import { db, everything, type Reader } from "@/lib/db";
import { shareCheck, takeCheck } from "@/lib/decision-checks/mutations";
import { listChecks } from "@/lib/decision-checks/queries";
import { addEvidence, addLinks, keepEvidencePrivate } from "@/lib/evidence/mutations";
import { getEvidenceChoices, listEvidence } from "@/lib/evidence/queries";
import { blankPiece } from "@/lib/evidence/rules";
import { answerRequest, askFeedback, giveFeedback } from "@/lib/feedback/mutations";
import { listFeedback, listRequestsToAnswer } from "@/lib/feedback/queries";
import { getPlan } from "@/lib/growth-plans/queries";
import { listHandoffs } from "@/lib/handoffs/queries";
import { listOwnInterests } from "@/lib/interests/queries";
import { answerClaim } from "@/lib/multipliers/mutations";
import { getParticipation } from "@/lib/participations/queries";
import { moveToManager } from "@/lib/people/mutations";
import { getReadiness } from "@/lib/readiness/queries";
import { getMove } from "@/lib/track-moves/queries";
import { getTrial } from "@/lib/trials/queries";
import { saveWorkMix, shareWorkMix } from "@/lib/work-mixes/mutations";
import { getWorkMix } from "@/lib/work-mixes/queries";
import { monthOf } from "@/lib/work-mixes/rules";
import { as, cast, type Persona } from "@/tests/support/cast";

/** Those of the cast that a sentence names, when it is said to `me`. */
async function namedIn(sentence: string, me: Persona): Promise<Persona[]> {
  const everyone = await everything.person.findMany({
    orderBy: { handle: "asc" },
    select: { handle: true, name: true, linePath: true },
  });
  const above = sentence.endsWith(" and those they report to");
  const names = sentence
    .replace(/^Only /, "")
    .replace(/ and those they report to$|, with your name$/, "")
    .split(/, | and /);
  const people = everyone.filter(({ handle }) => cast.some((one) => one === handle));
  const named = people.filter(({ handle, name }) => names.some((said) => (/^you$/i.test(said) ? handle === me : said === name)));
  const last = everyone.find(({ name }) => name === names.at(-1))?.linePath;
  const everybody = above ? people.filter((one) => named.includes(one) || last?.startsWith(one.linePath)) : named;
  return everybody.map((one) => one.handle as Persona).sort();
}

/** Those of the cast for whom something is there. */
async function whoFinds(count: (tx: Reader, viewer: Viewer) => Promise<number>): Promise<Persona[]> {
  const found = await Promise.all(
    cast.map(async (who) => {
      const viewer = await as(who);
      return (await count(db(viewer), viewer)) ? [who] : [];
    }),
  );
  return found.flat().sort();
}

async function expectTrue(sentence: string, me: Persona, count: (tx: Reader, viewer: Viewer) => Promise<number>) {
  expect(await whoFinds(count), `${sentence} (said to ${me})`).toEqual(await namedIn(sentence, me));
}

const idOf = async (who: Persona) => (await as(who)).personId;
const move = async (who: Persona, to: Persona) => moveToManager(await as("ada"), { personId: await idOf(who), managerId: await idOf(to) });
const rowsOf = async <Row>(who: Persona, find: (tx: Reader, viewer: Viewer) => Promise<Row[]>) => {
  const viewer = await as(who);
  return find(db(viewer), viewer);
};

/** Each piece of somebody's evidence: read by all who read the piece, or are asked about the claim in it. */
async function expectEvidenceTrue(who: Persona) {
  const viewer = await as(who);
  const { pieces = [], person } = (await listEvidence(viewer, who)) ?? {};
  for (const piece of pieces)
    await expectTrue(
      readers.evidence(piece, person?.managerName ?? null),
      who,
      async (tx, reader) =>
        (await tx.evidence.count({ where: { AND: [visible.evidence(reader), { id: piece.id }] } })) +
        (await tx.multiplierClaim.count({ where: { AND: [visible.claimsOnMe(reader), { evidenceId: piece.id }] } })),
    );
  return pieces.map((piece) => readers.evidence(piece, person?.managerName ?? null));
}

async function expectFeedbackTrue(who: Persona) {
  const viewer = await as(who);
  const said: string[] = [];
  for (const show of ["received", "given"] as const)
    for (const one of (await listFeedback(viewer, { show })).feedback) {
      const [author, subject] = show === "given" ? ["You", one.subject.name] : [one.author.name, "you"];
      said.push(readers.feedback(author as string, subject as string, one.readerName));
      await expectTrue(said.at(-1) as string, who, (tx, reader) =>
        tx.feedback.count({ where: { AND: [visible.feedback(reader), { id: one.id }] } }),
      );
    }
  return said;
}

describe("a sentence about who reads", () => {
  it.each(cast)("is true of the plan of %s", async (who) => {
    const plan = await getPlan(await as(who), who);
    const [row] = await rowsOf(who, (tx, viewer) =>
      tx.growthPlan.findMany({ where: visible.ownPlan(viewer), take: 1, select: { id: true } }),
    );
    if (row)
      await expectTrue(readers.plan(plan?.managerName ?? null), who, (tx, viewer) =>
        tx.growthPlan.count({ where: { AND: [visible.plans(viewer), { id: row.id }] } }),
      );
  });

  it.each(cast)("is true of all evidence of %s, also of a claim that waits, and of the box for a link", async (who) => {
    const viewer = await as(who);
    const other = who === "sarah" ? "ivy" : "sarah";
    const claim = {
      ...blankPiece(addDays(today(viewer.timeZone), -1), true),
      kind: "multiplier" as const,
      colleague: other,
      competencyIds: [],
    };
    for (const answer of [null, "confirmed", "corrected", "declined"] as const) {
      const id = await addEvidence(viewer, { ...claim, ability: `do a thing (${answer})` });
      if (answer)
        await answerClaim(await as(other), {
          evidenceId: id,
          ability: `do a thing (${answer})`,
          answer,
          correction: answer === "corrected" ? "Another" : "",
        });
    }
    const kept = await addEvidence(viewer, { ...claim, ability: "do a quiet thing" });
    await keepEvidencePrivate(viewer, { evidenceId: kept, version: 1 });
    const said = await expectEvidenceTrue(who);
    expect(said).toContain(`You and ${(await as(other)).name}`);
    const { managerName } = await getEvidenceChoices(viewer);
    const [linked = ""] = await addLinks(viewer, { link: ["https://a.example/pull/1"], competencyId: null });
    await expectTrue(readers.plan(managerName), who, (tx, reader) =>
      tx.evidence.count({ where: { AND: [visible.evidence(reader), { id: linked }] } }),
    );
  });

  it("is true of feedback, before and after a change of manager, and of an answer before it is given", async () => {
    await giveFeedback(await as("tom"), { colleague: "ivy", competencyId: null, words: "For three", readers: "manager" });
    await giveFeedback(await as("mo"), { colleague: "ivy", competencyId: null, words: "By the manager", readers: "manager" });
    await giveFeedback(await as("tom"), { colleague: "lea", competencyId: null, words: "Nobody above", readers: "manager" });
    const asked = await askFeedback(await as("ivy"), { colleague: "sam", competencyId: null, question: "How?", readers: "manager" });
    for (const who of cast) await expectFeedbackTrue(who);
    expect(await expectFeedbackTrue("ivy")).toContain("Tom Keller, you and Mo Bakari");
    await move("ivy", "ned");
    // Given to Mo, who leads her no longer; Ned does not come to read it.
    expect(await expectFeedbackTrue("ivy")).toContain("Tom Keller and you");
    const sam = await as("sam");
    const request = (await listRequestsToAnswer(sam)).find((one) => one.id === asked);
    const answer = await answerRequest(sam, { requestId: asked, words: "Well." });
    await expectTrue(readers.feedback("You", "Ivy Nakamura", request?.readerName ?? null), "sam", (tx, reader) =>
      tx.feedback.count({ where: { AND: [visible.feedback(reader), { id: answer }] } }),
    );
    await move("ivy", "mo");
    expect(await expectFeedbackTrue("ivy")).toContain("Tom Keller, you and Mo Bakari");
  });

  it("is true of a week and of answers to oneself, shared and after a change of manager", async () => {
    const week = { coding: 60, reviewAndDesign: 20, people: 0, meetings: 20, other: 0 };
    const sarah = await as("sarah");
    const month = monthOf(today(sarah.timeZone));
    const { versions } = await getWorkMix(sarah, month);
    await saveWorkMix(sarah, { month, side: "real", version: versions.real, ...week });
    const checkId = await takeCheck(sarah, { mentoring: 3, challenge: "both", handsOn: 3, leadingBy: "both", words: "" });
    const expectBothTrue = async (shared: boolean) => {
      const mix = await getWorkMix(sarah, month);
      const checks = await listChecks(sarah);
      const check = checks.checks.find((one) => one.id === checkId);
      expect([Boolean(mix.sharedOn), Boolean(check?.sharedOn)]).toEqual([shared, shared]);
      await expectTrue(readers.copy(check?.sharedOn ? checks.managerName : null), "sarah", (tx, reader) =>
        tx.decisionCheck.count({ where: { AND: [visible.decisionChecks(reader), { id: checkId }] } }),
      );
      await expectTrue(
        readers.copy(mix.sharedOn ? mix.managerName : null),
        "sarah",
        async (tx, reader) =>
          (await tx.workMix.count({ where: { AND: [visible.workMixes(reader), { personId: sarah.personId }] } })) +
          (await tx.workMixShare.count({ where: { AND: [visible.workMixShares(reader), { personId: sarah.personId }] } })),
      );
    };
    await expectBothTrue(false);
    await shareWorkMix(sarah, { month });
    await shareCheck(sarah, { checkId });
    await expectBothTrue(true);
    await move("sarah", "ned");
    await expectBothTrue(false);
    await shareWorkMix(sarah, { month });
    await shareCheck(sarah, { checkId });
    await expectBothTrue(true);
    await move("sarah", "mo");
  });

  it.each(cast)("is true of what %s would like to do, and does", async (who) => {
    const viewer = await as(who);
    for (const one of await listOwnInterests(viewer))
      await expectTrue(readers.interest("You", one.ownerName, one.managerName), who, (tx, reader) =>
        tx.interest.count({ where: { AND: [visible.interests(reader), { id: one.id }] } }),
      );
    const parts = await rowsOf(who, (tx) => tx.participation.findMany({ where: visible.participations(viewer), select: { id: true } }));
    for (const { id } of parts) {
      const names = (await getParticipation(viewer, id))?.names ?? { participant: "", owner: "", manager: null };
      await expectTrue(readers.interest(names.participant, names.owner, names.manager), who, (tx, reader) =>
        tx.participation.count({ where: { AND: [visible.participations(reader), { id }] } }),
      );
    }
  });

  it.each(cast)("is true of every trial and track move that %s reads, and of what two think of a first move", async (who) => {
    const viewer = await as(who);
    const trials = await rowsOf(who, (tx) => tx.trial.findMany({ where: visible.trials(viewer), select: { id: true } }));
    for (const { id } of trials) {
      const names = (await getTrial(viewer, id))?.names ?? { person: "", sponsor: "", manager: null };
      await expectTrue(readers.trial(names), who, (tx, reader) => tx.trial.count({ where: { AND: [visible.trials(reader), { id }] } }));
    }
    const pulses = await rowsOf(who, (tx) =>
      tx.ledPulse.findMany({
        where: { authorId: viewer.personId },
        select: { trialId: true, round: true, trial: { select: { sponsor: { select: { name: true } } } } },
      }),
    );
    for (const { trialId, round, trial } of pulses)
      await expectTrue(readers.ledPulse(trial.sponsor.name), who, (tx, reader) =>
        tx.ledPulse.count({ where: { AND: [visible.ledPulses(reader), { trialId, round, authorId: viewer.personId }] } }),
      );
    const moves = await rowsOf(who, (tx) =>
      tx.trackMove.findMany({ where: { AND: [visible.trackMoves(viewer), { state: { not: "withdrawn" } }] }, select: { id: true } }),
    );
    for (const { id } of moves)
      await expectTrue(readers.two((await getMove(viewer, id))?.other ?? null), who, (tx, reader) =>
        tx.trackMove.count({ where: { AND: [visible.trackMoves(reader), { id }] } }),
      );
    const readiness = await getReadiness(viewer, who);
    const own = { personId: viewer.personId };
    if (await db(viewer).readinessAnswer.count({ where: own }))
      await expectTrue(readers.two(readiness?.managerName ?? null), who, (tx, reader) =>
        tx.readinessAnswer.count({ where: { AND: [visible.readiness(reader), own] } }),
      );
  });

  it("is true of a hand-off before it is sealed: the new manager reads the plan and shared evidence, and not the rest", async () => {
    await move("eve", "ned");
    const [ned, mo, eve] = [await as("ned"), await as("mo"), await as("eve")];
    expect((await listHandoffs(eve)).some((one) => one.role === "person" && !one.sealedOn)).toBe(true);
    expect(await getPlan(ned, "eve")).not.toBeNull();
    expect((await listEvidence(ned, "eve"))?.pieces.length).toBeGreaterThan(0);
    expect(await getPlan(mo, "eve")).toBeNull();
    expect(await listEvidence(mo, "eve")).toBeNull();
    await move("eve", "mo");
  });
});
