import "server-only";
import { findColleague } from "@/lib/access/colleagues";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dateOf, dayOf, today } from "@/lib/clock";
import { type Recorder, write, type Writer } from "@/lib/db";
import { Conflict, mustChange, NotFound, permit, Refused } from "@/lib/errors";
import { endingOn } from "@/lib/participations/rules";
import { canChange, dayFaults, signedWords, stateOf } from "./rules";
import type { EndTrial, ProposeTrial, ReviseTrial, SignTrial, Terms } from "./schema";

/** Proposes to try another track, freely or as a part one has in an assignment. Nothing starts before both have signed. */
export async function proposeTrial(viewer: Viewer, { participationId, ...terms }: ProposeTrial): Promise<string> {
  return write(viewer, async (tx, record) => {
    const me = { id: viewer.personId, timeZone: viewer.timeZone };
    const managed = await tx.reportingLine.count({ where: { personId: me.id, endedOn: null } });
    if (!managed) throw new Refused("A trial is promised by two: it needs a manager who signs with you.");
    if (participationId) await permitParticipation(tx, viewer, participationId);
    const { facts, ledIds, competencyIds } = await termsOf(tx, viewer, terms, me, []);
    const { id } = await tx.trial.create({
      data: {
        ...facts,
        personId: me.id,
        participationId,
        people: { create: ledIds.map((personId) => ({ personId })) },
        competencies: { create: competencyIds.map((competencyId) => ({ competencyId })) },
      },
      select: { id: true },
    });
    record("trial.proposed", id, { about: me.id });
    return id;
  });
}

/** Changes the terms before it begins, whoever of the three does it. Both sign anew: what they signed is no more. */
export async function reviseTrial(viewer: Viewer, { trialId: id, version, ...terms }: ReviseTrial): Promise<string> {
  return write(viewer, async (tx, record) => {
    const trial = await held(tx, viewer, id);
    if (!canChange(trial.state)) throw new Refused("It has begun, and stays as it was promised. It can be ended on any day.");
    const had = await tx.trialCompetency.findMany({ where: { trialId: id }, select: { competencyId: true } });
    const { facts, ledIds, competencyIds } = await termsOf(
      tx,
      viewer,
      terms,
      trial.person,
      had.map((one) => one.competencyId),
    );
    const { count } = await tx.trial.updateMany({
      where: { AND: [{ id, version }, visible.trials(viewer)] },
      data: { ...facts, version: { increment: 1 } },
    });
    if (!count) throw new Conflict({ title: trial.title, findOut: trial.findOut, promise: trial.promise });
    await tx.trialPerson.deleteMany({ where: { trialId: id, personId: { notIn: ledIds } } });
    await tx.trialPerson.createMany({ data: ledIds.map((personId) => ({ trialId: id, personId })), skipDuplicates: true });
    await tx.trialCompetency.deleteMany({ where: { trialId: id, competencyId: { notIn: competencyIds } } });
    await tx.trialCompetency.createMany({
      data: competencyIds.map((competencyId) => ({ trialId: id, competencyId })),
      skipDuplicates: true,
    });
    record("trial.revised", id, {
      about: trial.personId,
      fields: ["title", "track", "sponsor", "dates", "share", "findOut", "promise", "led"],
    });
    return id;
  });
}

/** Puts one's own name under the terms as they were read: as the one who tries, or as their manager now. */
export async function signTrial(viewer: Viewer, { trialId: id, version }: SignTrial): Promise<string> {
  return write(viewer, async (tx, record) => {
    const trial = await held(tx, viewer, id);
    permit(trial.role !== "sponsor", "The promise is signed by the two it binds.");
    if (trial.state === "lapsed") throw new Refused("Its first day has passed. Agree on new days first.");
    if (trial.state !== "proposed") throw new Refused("There is nothing to sign here any more.");
    if (trial.version !== version) throw new Refused("The terms changed while you were reading. Please read them again.");
    const side = trial.role;
    const signed = await tx.trialSignature.findMany({ where: { trialId: id }, select: { side: true } });
    if (signed.some((one) => one.side === side)) throw new Refused("You have signed already.");
    const words = signedWords(trial, await namesIn(tx, trial.person.name, id));
    await tx.trialSignature.create({ data: { trialId: id, side, signerId: viewer.personId, words }, select: { side: true } });
    record("trial.signed", id, { about: trial.personId, fields: [side] });
    if (!signed.length) return id;
    await tx.trial.updateMany({ where: { id, agreedAt: null }, data: { agreedAt: new Date() } });
    record("trial.agreed", id, { about: trial.personId });
    return id;
  });
}

/** Ends it today, or, before it has begun, takes it no further. Any of the three can, on any day and without a reason. */
export async function endTrial(viewer: Viewer, { trialId: id, words }: EndTrial): Promise<string> {
  return write(viewer, async (tx, record) => {
    const trial = await held(tx, viewer, id);
    if (trial.state === "ended" || trial.state === "withdrawn") throw new Refused("It has ended already.");
    const running = trial.state === "running";
    const now = dateOf(today(trial.person.timeZone));
    mustChange(
      await tx.trial.updateMany({
        where: { AND: [{ id, endedOn: null, withdrawnAt: null }, visible.trials(viewer)] },
        data: { ...(running ? { endedOn: now } : { withdrawnAt: new Date() }), endWords: words },
      }),
    );
    record(running ? "trial.ended" : "trial.withdrawn", id, { about: trial.personId, fields: words ? ["words"] : [] });
    if (running && trial.participationId) await endParticipationToo(tx, record, trial.participationId, trial.personId, now);
    return id;
  });
}

// One change at a time around a trial; an assignment it belongs to comes first, as everywhere.
async function held(tx: Writer, viewer: Viewer, id: string) {
  await tx.$queryRaw`
    SELECT a.id FROM trial t JOIN participation p ON p.id = t.participation_id JOIN interest i ON i.id = p.interest_id
      JOIN stretch_assignment a ON a.id = i.assignment_id WHERE t.id = ${id}::uuid FOR UPDATE OF a`;
  await tx.$queryRaw`SELECT id FROM trial WHERE id = ${id}::uuid FOR UPDATE`;
  // One after the other: a transaction has one connection.
  const row = await tx.trial.findFirst({
    where: { AND: [{ id }, visible.trials(viewer)] },
    select: {
      personId: true,
      participationId: true,
      title: true,
      track: true,
      startsOn: true,
      endsOn: true,
      share: true,
      findOut: true,
      promise: true,
      agreedAt: true,
      endedOn: true,
      withdrawnAt: true,
      version: true,
    },
  });
  const person =
    row &&
    (await tx.person.findUnique({
      where: { id: row.personId },
      select: { id: true, name: true, timeZone: true, lines: { where: { endedOn: null }, select: { managerId: true } } },
    }));
  if (!row || !person) throw new NotFound();
  const days = { startsOn: dayOf(row.startsOn), endsOn: dayOf(row.endsOn), endedOn: row.endedOn && dayOf(row.endedOn) };
  const course = { ...days, agreed: row.agreedAt !== null, withdrawn: row.withdrawnAt !== null };
  const role =
    row.personId === viewer.personId
      ? ("engineer" as const)
      : person.lines[0]?.managerId === viewer.personId
        ? ("manager" as const)
        : ("sponsor" as const);
  return { ...row, ...days, person, role, state: stateOf(course, today(person.timeZone)) };
}

// Everybody and everything the signed words name.
async function namesIn(tx: Writer, person: string, trialId: string) {
  const trial = await tx.trial.findUniqueOrThrow({ where: { id: trialId }, select: { sponsor: { select: { name: true } } } });
  const led = await tx.person.findMany({ where: { trialsLed: { some: { trialId } } }, orderBy: { name: "asc" }, select: { name: true } });
  const competencies = await tx.competency.findMany({
    where: { trials: { some: { trialId } } },
    orderBy: { name: "asc" },
    select: { name: true },
  });
  return { person, sponsor: trial.sponsor.name, led: led.map((one) => one.name), competencies: competencies.map((one) => one.name) };
}

// What it was a part in ends with it, as if its participant had ended it.
async function endParticipationToo(tx: Writer, record: Recorder, id: string, about: string, now: Date) {
  const open = await tx.participation.findFirst({
    where: { id, endedOn: null },
    select: { startedOn: true, interest: { select: { assignment: { select: { endsOn: true } } } } },
  });
  if (!open) return;
  await tx.participation.updateMany({
    where: { id, endedOn: null },
    data: {
      // Ended before it began, it lasted no day.
      endedOn: now < open.startedOn ? open.startedOn : now,
      ending: endingOn(dayOf(now), dayOf(open.interest.assignment.endsOn)),
      version: { increment: 1 },
    },
  });
  record("participation.ended", id, { about });
}

async function permitParticipation(tx: Writer, viewer: Viewer, id: string) {
  const mine = await tx.participation.count({ where: { id, endedOn: null, interest: { personId: viewer.personId } } });
  if (!mine) throw new NotFound();
  const running = await tx.trial.count({ where: { participationId: id, endedOn: null, withdrawnAt: null } });
  if (running) throw new Refused("There is a trial for this already.");
}

// What a form says of the terms, with everybody found who is named in them.
async function termsOf(tx: Writer, viewer: Viewer, terms: Terms, of: { id: string; timeZone: string }, kept: string[]) {
  const { title, track, startsOn, endsOn, share, findOut, promise, sponsor: said, others, competencyIds } = terms;
  const faults = dayFaults(terms, today(of.timeZone));
  const { colleague: sponsor, fault } = await findColleague(tx, viewer, said, { self: true });
  if (fault !== null) faults.sponsor = fault;
  else if (sponsor.id === of.id) faults.sponsor = "A sponsor is somebody else than the one who tries.";
  const ledIds = new Set(terms.ledIds);
  const names = others
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean);
  if (names.length > 20) faults.others = "Twenty names are enough.";
  for (const name of names.slice(0, 20)) {
    const found = await findColleague(tx, viewer, name, { self: true });
    if (found.fault !== null) faults.others = `${name}: ${found.fault}`;
    else ledIds.add(found.colleague.id);
  }
  if (ledIds.has(of.id)) faults.others = "Nobody leads themselves.";
  if (sponsor && ledIds.has(sponsor.id)) faults.others = "The sponsor reads what those led say, and cannot be one of them.";
  const people = await tx.person.count({ where: { AND: [{ id: { in: [...ledIds] } }, visible.people(viewer)] } });
  if (people !== ledIds.size) faults.ledIds = "That is not a valid choice.";
  const more = competencyIds.filter((one) => !kept.includes(one));
  const known = await tx.competency.count({ where: { id: { in: more }, version: visible.frameworkVersions(viewer) } });
  if (known !== more.length) faults.competencyIds = "That is not a valid choice.";
  if (Object.keys(faults).length || !sponsor) throw new Refused("Please look at the marked fields.", faults);
  const facts = { title, track, share, findOut, promise, sponsorId: sponsor.id, startsOn: dateOf(startsOn), endsOn: dateOf(endsOn) };
  return { facts, ledIds: [...ledIds], competencyIds };
}
