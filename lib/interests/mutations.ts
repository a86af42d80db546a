import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dateOf, dayOf, today } from "@/lib/clock";
import { type Recorder, write, type Writer } from "@/lib/db";
import { NotFound, permit, Refused } from "@/lib/errors";
import { closedBecause } from "@/lib/opportunities/rules";
import { bothSaidYes } from "./rules";
import type { Answer, InterestId, ShowInterest } from "./schema";

/** Says that one would like to do it. Its owner and one's own manager learn of it, and nobody else. */
export async function showInterest(viewer: Viewer, { assignmentId, words }: ShowInterest): Promise<string> {
  return write(viewer, async (tx, record) => {
    await hold(tx, assignmentId);
    const assignment = await tx.stretchAssignment.findFirst({
      where: { AND: [{ id: assignmentId }, visible.assignments(viewer)] },
      select: { ownerId: true, state: true, endsOn: true, closesOn: true, owner: { select: { timeZone: true } } },
    });
    if (!assignment) throw new NotFound();
    if (assignment.ownerId === viewer.personId) throw new Refused("This is your own offer: it is for somebody else.");
    const { state, endsOn, closesOn } = assignment;
    const closed = closedBecause({ state, endsOn: dayOf(endsOn), closesOn: closesOn && dayOf(closesOn) }, today(assignment.owner.timeZone));
    if (closed) throw new Refused(closed);
    const said = await tx.interest.count({ where: { assignmentId, personId: viewer.personId, withdrawnAt: null } });
    if (said) throw new Refused("You have said so already.");
    const { id } = await tx.interest.create({ data: { assignmentId, personId: viewer.personId, words }, select: { id: true } });
    record("interest.shown", id, { about: viewer.personId });
    return id;
  });
}

/** Takes it back, with nothing to explain. Once it has begun it is ended instead. */
export async function withdrawInterest(viewer: Viewer, { interestId: id }: InterestId): Promise<string> {
  return write(viewer, async (tx, record) => {
    const interest = await held(tx, viewer, id);
    permit(interest.personId === viewer.personId);
    if (interest.participation) throw new Refused("It has begun. You can end it instead.");
    const { count } = await tx.interest.updateMany({
      where: { id, personId: viewer.personId, withdrawnAt: null },
      data: { withdrawnAt: new Date() },
    });
    if (!count) throw new NotFound();
    record("interest.withdrawn", id, { about: viewer.personId });
    return id;
  });
}

/** The owner's answer. Where the owner is the person's manager too, a yes is one to the hours as well. */
export async function answerInterest(viewer: Viewer, { interestId: id, answer, words }: Answer): Promise<string> {
  return write(viewer, async (tx, record) => {
    const interest = await held(tx, viewer, id);
    permit(interest.assignment.ownerId === viewer.personId);
    const isYes = permitAnswer(interest, answer, words);
    await say(tx, viewer, id, "owner", isYes, words);
    if (isYes && interest.managerId === viewer.personId) await say(tx, viewer, id, "manager", true, "");
    record(isYes ? "interest.accepted" : "interest.declined", id, { about: interest.personId });
    await begin(tx, record, interest);
    return id;
  });
}

/** The word of the manager they have now on the hours. */
export async function answerHours(viewer: Viewer, { interestId: id, answer, words }: Answer): Promise<string> {
  return write(viewer, async (tx, record) => {
    const interest = await held(tx, viewer, id);
    permit(interest.managerId === viewer.personId);
    const isYes = permitAnswer(interest, answer, words);
    await say(tx, viewer, id, "manager", isYes, words);
    record(isYes ? "interest.hours_agreed" : "interest.hours_declined", id, { about: interest.personId });
    await begin(tx, record, interest);
    return id;
  });
}

// One change at a time around an assignment, so that two answers meet and seats are counted once.
const hold = (tx: Writer, assignmentId: string) =>
  tx.$queryRaw`SELECT id FROM stretch_assignment WHERE id = ${assignmentId}::uuid FOR UPDATE`;

async function held(tx: Writer, viewer: Viewer, id: string) {
  const where = { AND: [{ id }, visible.interests(viewer)] };
  const found = await tx.interest.findFirst({ where, select: { assignmentId: true } });
  if (!found) throw new NotFound();
  await hold(tx, found.assignmentId);
  // One after the other: a transaction has one connection.
  const interest = await tx.interest.findFirst({
    where,
    select: { id: true, personId: true, withdrawnAt: true, participation: { select: { id: true } } },
  });
  const assignment = await tx.stretchAssignment.findFirst({
    where: { AND: [{ id: found.assignmentId }, visible.assignments(viewer)] },
    select: { ownerId: true, state: true, startsOn: true, endsOn: true, owner: { select: { timeZone: true } } },
  });
  const person =
    interest &&
    (await tx.person.findUnique({
      where: { id: interest.personId },
      select: { timeZone: true, lines: { where: { endedOn: null }, select: { managerId: true } } },
    }));
  if (!interest || !assignment || !person) throw new NotFound();
  return { ...interest, assignment, timeZone: person.timeZone, managerId: person.lines[0]?.managerId ?? null };
}
type Held = Awaited<ReturnType<typeof held>>;

function permitAnswer({ assignment, participation, withdrawnAt }: Held, answer: "yes" | "no", words: string): boolean {
  if (withdrawnAt) throw new NotFound();
  if (participation) throw new Refused("It has begun. It can be ended instead.");
  if (answer === "no") {
    if (!words) throw new Refused("Please look at the marked fields.", { words: "A word or two why, please." });
    return false;
  }
  // A seat can be given after the closing day; whether one is left, the seats themselves say.
  const { state, endsOn } = assignment;
  const closed = closedBecause(
    { state: state === "filled" ? "open" : state, endsOn: dayOf(endsOn), closesOn: null },
    today(assignment.owner.timeZone),
  );
  if (closed) throw new Refused(closed);
  return true;
}

async function say(tx: Writer, viewer: Viewer, interestId: string, side: "owner" | "manager", isYes: boolean, words: string) {
  const answer = { authorId: viewer.personId, isYes, words, at: new Date() };
  await tx.interestAnswer.upsert({
    where: { interestId_side: { interestId, side } },
    create: { interestId, side, ...answer },
    update: answer,
    select: { interestId: true },
  });
}

async function begin(tx: Writer, record: Recorder, { id, personId, managerId, timeZone, assignment }: Held) {
  const answers = await tx.interestAnswer.findMany({ where: { interestId: id }, select: { side: true, isYes: true } });
  const of = (side: "owner" | "manager") => answers.find((one) => one.side === side) ?? null;
  if (!bothSaidYes({ owner: of("owner"), manager: of("manager"), managerName: managerId })) return;
  // In the calendar of whoever does it.
  const now = today(timeZone);
  const startsOn = dayOf(assignment.startsOn);
  const participation = await tx.participation.create({
    data: { interestId: id, startedOn: dateOf(startsOn > now ? startsOn : now) },
    select: { id: true },
  });
  record("participation.begun", participation.id, { about: personId });
}
