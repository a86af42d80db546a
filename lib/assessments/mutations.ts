import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { write, type Writer } from "@/lib/db";
import { Conflict, NotFound, permit, Refused } from "@/lib/errors";
import { asksFor } from "@/lib/growth-plans/rules";
import { listAsked } from "./queries";
import { missingFrom, type Side } from "./rules";
import type { OpenRound, ReopenRound, RoundId, SaveAssessment } from "./schema";

/** Opens a round against a level: for oneself, or for somebody who reports to one now. Returns its id. */
export async function openRound(viewer: Viewer, { handle, levelId }: OpenRound): Promise<string> {
  return write(viewer, async (tx, record) => {
    const person = await tx.person.findFirst({
      where: {
        AND: [
          { handle },
          visible.people(viewer),
          { OR: [{ id: viewer.personId }, { lines: { some: { managerId: viewer.personId, endedOn: null } } }] },
        ],
      },
      select: { id: true },
    });
    if (!person) throw new NotFound();
    const level = await tx.level.findFirst({ where: { id: levelId, version: { state: "published" } }, select: { id: true } });
    if (!level) throw new Refused("Please look at the marked fields.", { levelId: "Which level?" });
    const { id } = await tx.assessmentRound.create({
      data: { personId: person.id, levelId, openedById: viewer.personId, sides: { create: [{ side: "self" }, { side: "manager" }] } },
      select: { id: true },
    });
    record("assessment.opened", id, { about: person.id });
    return id;
  });
}

/** Saves one's own side half-done, or submits it. The event is about its author: the other side learns of a submission alone. */
export async function saveAssessment(viewer: Viewer, input: SaveAssessment): Promise<string> {
  return write(viewer, async (tx, record) => {
    const { round, side } = await own(tx, viewer, input.roundId);
    permit(round.state === "open", "This round is closed.");
    const assessment = await tx.assessment.findFirst({
      where: { roundId: round.id, side },
      select: { id: true, authorId: true, version: true, submittedAt: true, ratings: { select: { competencyId: true, words: true } } },
    });
    if (!assessment) throw new NotFound();
    if (assessment.submittedAt) throw new Refused("This was submitted already, and stays as it was.");
    const isMine = assessment.authorId === viewer.personId;
    if (isMine && assessment.version !== input.version)
      throw new Conflict(Object.fromEntries(assessment.ratings.map((rating) => [`words.${rating.competencyId}`, rating.words])));
    if (input.step === "submit") await permitSubmission(viewer, tx, round, input);
    const { count } = await tx.assessment.updateMany({
      where: { id: assessment.id, version: assessment.version, submittedAt: null },
      data: { authorId: viewer.personId, version: { increment: 1 } },
    });
    if (!count) throw new Conflict({});
    await tx.rating.deleteMany({ where: { assessmentId: assessment.id } });
    await tx.rating.createMany({ data: await ratingsOf(viewer, round.levelId, assessment.id, input) });
    if (input.step === "submit") {
      await tx.assessment.updateMany({ where: { id: assessment.id }, data: { submittedAt: new Date() } });
      record("assessment.submitted", round.id, { about: round.personId });
    } else record("assessment.saved", round.id, { about: viewer.personId });
    return round.id;
  });
}

/** Takes an open round back; nobody ever reads what was answered in it. For its person, or whoever opened it. */
export async function withdrawRound(viewer: Viewer, { roundId }: RoundId): Promise<string> {
  return write(viewer, async (tx, record) => {
    const { round, side } = await own(tx, viewer, roundId);
    permit(side === "self" || round.openedById === viewer.personId, "Only whoever opened a round, or its person, can withdraw it.");
    const { count } = await tx.assessmentRound.updateMany({ where: { id: roundId, state: "open" }, data: { state: "withdrawn" } });
    if (!count) throw new Refused("This round is closed.");
    record("assessment.withdrawn", roundId, { about: round.personId });
    return roundId;
  });
}

/** Takes a revealed round up again, with a reason that both read. Both sides submit anew. */
export async function reopenRound(viewer: Viewer, { roundId, reason }: ReopenRound): Promise<string> {
  return write(viewer, async (tx, record) => {
    const { round } = await own(tx, viewer, roundId);
    await tx.assessment.updateMany({ where: { roundId }, data: { submittedAt: null } });
    const { count } = await tx.assessmentRound.updateMany({
      where: { id: roundId, state: "revealed" },
      data: { state: "open", revealedAt: null, reopenedReason: reason },
    });
    if (!count) throw new Refused("Only a round that both have submitted can be opened again.");
    record("assessment.reopened", roundId, { about: round.personId, fields: ["reason"] });
    return roundId;
  });
}

async function own(tx: Writer, viewer: Viewer, id: string) {
  const round = await tx.assessmentRound.findFirst({
    where: { AND: [{ id }, visible.ownRounds(viewer)] },
    select: { id: true, state: true, personId: true, levelId: true, openedById: true },
  });
  if (!round) throw new NotFound();
  const side: Side = round.personId === viewer.personId ? "self" : "manager";
  return { round, side };
}

async function permitSubmission(viewer: Viewer, tx: Writer, round: { personId: string; levelId: string }, input: SaveAssessment) {
  const shown = await tx.evidenceCompetency.findMany({
    where: { evidence: { AND: [visible.evidence(viewer), { personId: round.personId }] } },
    distinct: ["competencyId"],
    select: { competency: { select: { key: true } } },
  });
  const keys = new Set(shown.map((one) => one.competency.key));
  const faults: Record<string, string> = {};
  for (const { id, key, name, state } of await listAsked(viewer, round.levelId)) {
    const missing = missingFrom({
      answer: input.answer[id] ?? "",
      words: input.words[id] ?? "",
      chance: input.chance[id] ?? "",
      hasEvidence: keys.has(key),
      isAsked: asksFor(state),
    });
    if (missing) faults[`${missing.field}.${id}`] = `${name}: ${missing.sentence}`;
  }
  const count = Object.keys(faults).length;
  if (count) throw new Refused(count === 1 ? "One thing is missing." : `${count} things are missing.`, faults);
}

// Only competencies of the round's own level; what was typed is kept, whatever was picked.
async function ratingsOf(viewer: Viewer, levelId: string, assessmentId: string, { answer, words, chance }: SaveAssessment) {
  const known = await listAsked(viewer, levelId);
  return known.flatMap(({ id: competencyId }) => {
    const given = { answer: answer[competencyId] || null, words: words[competencyId] ?? "", chance: chance[competencyId] ?? "" };
    return Object.values(given).some(Boolean) ? [{ assessmentId, competencyId, ...given }] : [];
  });
}
