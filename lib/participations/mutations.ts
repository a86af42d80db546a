import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dateOf, dayOf, today } from "@/lib/clock";
import { db, write, type Writer } from "@/lib/db";
import { Conflict, NotFound, permit, Refused } from "@/lib/errors";
import { addEvidence } from "@/lib/evidence/mutations";
import { blankPiece } from "@/lib/evidence/rules";
import { debriefAsEvidence, endingOn, reflectionAsEvidence } from "./rules";
import type { CheckIn, Debrief, End, Keep, KickOff, Reflection } from "./schema";

/** What both agree on at the start; the participant and the owner write it together. */
export async function writeKickOff(viewer: Viewer, { participationId: id, version, kickOff }: KickOff): Promise<string> {
  return write(viewer, async (tx, record) => {
    const { role, personId, kickOff: theirs } = await held(tx, viewer, id);
    permit(role !== "manager");
    const { count } = await tx.participation.updateMany({
      where: { AND: [{ id, version }, visible.participations(viewer)] },
      data: { kickOff, version: { increment: 1 } },
    });
    if (!count) throw new Conflict({ kickOff: theirs });
    record("participation.kicked_off", id, { about: personId, fields: ["kickOff"] });
    return id;
  });
}

/** How it goes, from the participant or the owner. It stays as it was said. */
export async function addCheckIn(viewer: Viewer, { participationId: id, words }: CheckIn): Promise<string> {
  return write(viewer, async (tx, record) => {
    const { role, personId } = await held(tx, viewer, id);
    permit(role !== "manager");
    await tx.checkIn.create({ data: { participationId: id, authorId: viewer.personId, words }, select: { id: true } });
    record("participation.checked_in", id, { about: personId });
    return id;
  });
}

/** The participant's own look at it. Version 0 is a first one. */
export async function saveReflection(viewer: Viewer, { participationId: id, version, ...reflection }: Reflection): Promise<string> {
  return write(viewer, async (tx, record) => {
    const { role, personId } = await held(tx, viewer, id);
    permit(role === "participant");
    const theirs = await tx.reflection.findFirst({
      where: { participationId: id },
      select: { practised: true, surprised: true, version: true },
    });
    if ((theirs?.version ?? 0) !== version) throw new Conflict(theirs ? { practised: theirs.practised, surprised: theirs.surprised } : {});
    if (theirs) await tx.reflection.updateMany({ where: { participationId: id }, data: { ...reflection, version: { increment: 1 } } });
    else await tx.reflection.create({ data: { participationId: id, ...reflection }, select: { version: true } });
    record("participation.reflected", id, { about: personId, fields: ["practised", "surprised", "energy"] });
    return id;
  });
}

/** What the owner says to the participant. Version 0 is a first one. */
export async function saveDebrief(viewer: Viewer, { participationId: id, version, words }: Debrief): Promise<string> {
  return write(viewer, async (tx, record) => {
    const { role, personId } = await held(tx, viewer, id);
    permit(role === "owner");
    const theirs = await tx.debrief.findFirst({ where: { participationId: id }, select: { words: true, version: true } });
    if ((theirs?.version ?? 0) !== version) throw new Conflict(theirs ? { words: theirs.words } : {});
    if (theirs) await tx.debrief.updateMany({ where: { participationId: id }, data: { words, version: { increment: 1 } } });
    else await tx.debrief.create({ data: { participationId: id, authorId: viewer.personId, words }, select: { version: true } });
    record("participation.debriefed", id, { about: personId, fields: ["words"] });
    return id;
  });
}

/** The participant's reflection as a delivery of theirs. Once: the piece lives on by itself. Returns its id. */
export async function keepReflection(viewer: Viewer, { participationId, readers }: Keep): Promise<string> {
  const { title, competencyIds, reflection } = await ownWords(viewer, participationId);
  if (!reflection) throw new Refused("Write your reflection first.");
  const piece = {
    ...blankPiece(today(viewer.timeZone), readers === "shared"),
    kind: "delivery" as const,
    competencyIds,
    ...reflectionAsEvidence(title, reflection),
  };
  return addEvidence(viewer, piece, async (tx, evidenceId) => {
    const { count } = await tx.reflection.updateMany({ where: { participationId, evidenceId: null }, data: { evidenceId } });
    if (!count) throw new Refused("This is kept already.");
  });
}

/** What the owner said as feedback the participant keeps. Returns its id. */
export async function keepDebrief(viewer: Viewer, { participationId, readers }: Keep): Promise<string> {
  const { title, competencyIds, debrief } = await ownWords(viewer, participationId);
  if (!debrief) throw new Refused("There is no debrief yet.");
  const said = debriefAsEvidence(title, { by: debrief.author.name, words: debrief.words });
  return addEvidence(
    viewer,
    { ...blankPiece(today(viewer.timeZone), readers === "shared"), kind: "feedback", competencyIds, ...said },
    async (tx, evidenceId) => {
      const { count } = await tx.debrief.updateMany({ where: { participationId, evidenceId: null }, data: { evidenceId } });
      if (!count) throw new Refused("This is kept already.");
    },
  );
}

/** Ends it today, early or not, with or without words. Any of the three can: whose time it is, whose work, whose hours. */
export async function endParticipation(viewer: Viewer, { participationId: id, words }: End): Promise<string> {
  return write(viewer, async (tx, record) => {
    const { personId, endsOn, startedOn, timeZone } = await held(tx, viewer, id);
    const now = today(timeZone);
    const { count } = await tx.participation.updateMany({
      where: { AND: [{ id, endedOn: null }, visible.participations(viewer)] },
      data: {
        // Ended before it began, it lasted no day.
        endedOn: dateOf(now < startedOn ? startedOn : now),
        ending: endingOn(now, endsOn),
        endWords: words,
        version: { increment: 1 },
      },
    });
    if (!count) throw new Refused("It has ended already.");
    record("participation.ended", id, { about: personId, fields: words ? ["words"] : [] });
    return id;
  });
}

// One change at a time, in the order every change around an assignment takes: the assignment first.
async function held(tx: Writer, viewer: Viewer, id: string) {
  await tx.$queryRaw`
    SELECT a.id FROM participation p JOIN interest i ON i.id = p.interest_id JOIN stretch_assignment a ON a.id = i.assignment_id
     WHERE p.id = ${id}::uuid FOR UPDATE OF a`;
  // One after the other: a transaction has one connection.
  const row = await tx.participation.findFirst({
    where: { AND: [{ id }, visible.participations(viewer)] },
    select: { startedOn: true, kickOff: true, interest: { select: { personId: true, assignmentId: true } } },
  });
  const assignment =
    row &&
    (await tx.stretchAssignment.findFirst({
      where: { AND: [{ id: row.interest.assignmentId }, visible.assignments(viewer)] },
      select: { ownerId: true, endsOn: true },
    }));
  const person = row && (await tx.person.findFirst({ where: { id: row.interest.personId }, select: { timeZone: true } }));
  if (!row || !assignment || !person) throw new NotFound();
  const { personId } = row.interest;
  const role = personId === viewer.personId ? "participant" : assignment.ownerId === viewer.personId ? "owner" : "manager";
  return {
    role,
    personId,
    kickOff: row.kickOff,
    startedOn: dayOf(row.startedOn),
    endsOn: dayOf(assignment.endsOn),
    timeZone: person.timeZone,
  } as const;
}

async function ownWords(viewer: Viewer, id: string) {
  const row = await db(viewer).participation.findFirst({
    where: { id, interest: { personId: viewer.personId } },
    select: {
      reflection: { select: { practised: true, surprised: true } },
      debrief: { select: { words: true, author: { select: { name: true } } } },
      interest: { select: { assignment: { select: { title: true, competencies: { select: { competencyId: true } } } } } },
    },
  });
  if (!row) throw new NotFound();
  const { title, competencies } = row.interest.assignment;
  return { ...row, title, competencyIds: competencies.map((one) => one.competencyId) };
}
