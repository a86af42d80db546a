import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dateOf, dayOf, today } from "@/lib/clock";
import { type Recorder, write, type Writer } from "@/lib/db";
import { Conflict, mustChange, NotFound, Refused } from "@/lib/errors";
import { dateFaults } from "./rules";
import type { AssignmentId, ExtendAssignment, OfferAssignment, ReviseAssignment } from "./schema";

/** Offers work to stretch in; whoever offers it owns it. Returns its id. */
export async function offerAssignment(viewer: Viewer, input: OfferAssignment): Promise<string> {
  return write(viewer, async (tx, record) => {
    await permitFacts(tx, viewer, input, []);
    const { id } = await tx.stretchAssignment.create({
      data: {
        ...factsOf(input),
        ownerId: viewer.personId,
        competencies: { create: input.competencyIds.map((competencyId) => ({ competencyId })) },
      },
      select: { id: true },
    });
    record("assignment.offered", id, { about: viewer.personId });
    return id;
  });
}

/** Changes what one offers. Seats never fall below those given or promised. */
export async function reviseAssignment(viewer: Viewer, { assignmentId: id, version, ...input }: ReviseAssignment): Promise<string> {
  return write(viewer, async (tx, record) => {
    const current = await ownRunning(tx, viewer, id);
    const had = current.competencies.map((one) => one.competencyId);
    await permitFacts(tx, viewer, input, had);
    if (input.hours > current.hours) await permitMoreHours(tx, id);
    const { count } = await tx.stretchAssignment.updateMany({
      where: { id, version, ...visible.ownAssignments(viewer) },
      data: { ...factsOf(input), version: { increment: 1 } },
    });
    if (!count) throw new Conflict({ title: current.title, what: current.what, why: current.why });
    const more = input.competencyIds.filter((one) => !had.includes(one));
    await tx.assignmentCompetency.deleteMany({ where: { assignmentId: id, competencyId: { notIn: input.competencyIds } } });
    await tx.assignmentCompetency.createMany({ data: more.map((competencyId) => ({ assignmentId: id, competencyId })) });
    record("assignment.revised", id, { about: viewer.personId, fields: ["title", "what", "why", "hours", "dates", "seats"] });
    await recordForDoers(tx, record, id, "participation.revised");
    return id;
  });
}

/** Lets it last longer, for those who do it too. */
export async function extendAssignment(viewer: Viewer, { assignmentId: id, endsOn }: ExtendAssignment): Promise<string> {
  return write(viewer, async (tx, record) => {
    const { endsOn: until } = await ownRunning(tx, viewer, id);
    if (endsOn <= dayOf(until)) throw new Refused("Please look at the marked fields.", { endsOn: "It lasts until then already." });
    if (endsOn < today(viewer.timeZone)) throw new Refused("Please look at the marked fields.", { endsOn: "That day has passed." });
    mustChange(
      await tx.stretchAssignment.updateMany({
        where: { id, ...visible.ownAssignments(viewer) },
        data: { endsOn: dateOf(endsOn), version: { increment: 1 } },
      }),
    );
    record("assignment.extended", id, { about: viewer.personId, fields: ["endsOn"] });
    await recordForDoers(tx, record, id, "participation.extended");
    return id;
  });
}

/** Takes an offer back. Not while somebody is doing it: that ends with them, or is done. */
export async function withdrawAssignment(viewer: Viewer, { assignmentId: id }: AssignmentId): Promise<string> {
  return write(viewer, async (tx, record) => {
    await ownRunning(tx, viewer, id);
    const doing = await tx.participation.count({ where: { endedOn: null, interest: { assignmentId: id } } });
    if (doing) throw new Refused("Somebody is doing this now. End it together with them, or mark it as done.");
    await settle(tx, viewer, id, "withdrawn");
    record("assignment.withdrawn", id, { about: viewer.personId });
    return id;
  });
}

/** It is done, and with it everybody's part in it. */
export async function finishAssignment(viewer: Viewer, { assignmentId: id }: AssignmentId): Promise<string> {
  return write(viewer, async (tx, record) => {
    await ownRunning(tx, viewer, id);
    await recordForDoers(tx, record, id, "participation.finished");
    await settle(tx, viewer, id, "done");
    // Each in the calendar of whoever does it. What had not begun there lasted no day.
    await tx.$executeRaw`
      UPDATE participation d SET ended_on = greatest(d.started_on, day_in(p.time_zone)), ending = 'finished', version = d.version + 1
        FROM interest i JOIN person p ON p.id = i.person_id
       WHERE i.id = d.interest_id AND i.assignment_id = ${id}::uuid AND d.ended_on IS NULL`;
    record("assignment.finished", id, { about: viewer.personId });
    return id;
  });
}

// One's own, open or filled, kept from changing elsewhere until this change is done.
async function ownRunning(tx: Writer, viewer: Viewer, id: string) {
  await tx.$queryRaw`SELECT id FROM stretch_assignment WHERE id = ${id}::uuid AND owner_id = ${viewer.personId}::uuid FOR UPDATE`;
  const row = await tx.stretchAssignment.findFirst({
    where: { id, ...visible.ownAssignments(viewer) },
    select: {
      title: true,
      what: true,
      why: true,
      hours: true,
      state: true,
      endsOn: true,
      competencies: { select: { competencyId: true } },
    },
  });
  if (!row) throw new NotFound();
  if (row.state === "done" || row.state === "withdrawn") throw new Refused("This is closed, and stays as it was.");
  return row;
}

// A manager agreed to so many hours, not to more.
async function permitMoreHours(tx: Writer, assignmentId: string) {
  const agreed = await tx.interest.count({
    where: {
      assignmentId,
      withdrawnAt: null,
      answers: { some: { side: "manager", isYes: true } },
      OR: [{ participation: null }, { participation: { endedOn: null } }],
    },
  });
  if (agreed)
    throw new Refused("Please look at the marked fields.", { hours: "A manager has agreed to fewer. They may become less, not more." });
}

async function settle(tx: Writer, viewer: Viewer, id: string, state: "done" | "withdrawn") {
  mustChange(
    await tx.stretchAssignment.updateMany({
      where: { id, ...visible.ownAssignments(viewer), state: { in: ["open", "filled"] } },
      data: { state, version: { increment: 1 } },
    }),
  );
}

// Whoever does it can see in their own history that it changed.
async function recordForDoers(tx: Writer, record: Recorder, assignmentId: string, event: `participation.${string}`) {
  const doing = await tx.participation.findMany({
    where: { endedOn: null, interest: { assignmentId } },
    take: 20,
    select: { id: true, interest: { select: { personId: true } } },
  });
  for (const { id, interest } of doing) record(event, id, { about: interest.personId });
}

function factsOf({ title, what, why, hours, startsOn, endsOn, closesOn, seats, remote, unitId, tracks }: OfferAssignment) {
  return {
    title,
    what,
    why,
    hours,
    seats,
    remote,
    tracks: [...new Set(tracks)],
    orgUnitId: unitId,
    startsOn: dateOf(startsOn),
    endsOn: dateOf(endsOn),
    closesOn: closesOn ? dateOf(closesOn) : null,
  };
}

async function permitFacts(tx: Writer, viewer: Viewer, input: OfferAssignment, kept: string[]) {
  const faults = dateFaults(input, today(viewer.timeZone));
  const ids = [...new Set(input.competencyIds)].filter((id) => !kept.includes(id));
  const known = await tx.competency.count({ where: { id: { in: ids }, version: visible.frameworkVersions(viewer) } });
  const unit = input.unitId ? await tx.orgUnit.count({ where: { id: input.unitId } }) : 1;
  if (known !== ids.length) faults.competencyIds = "That is not a valid choice.";
  if (!unit) faults.unitId = "That is not a valid choice.";
  if (Object.keys(faults).length) throw new Refused("Please look at the marked fields.", faults);
}
