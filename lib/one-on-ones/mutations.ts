import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { addDays, instantOf, today } from "@/lib/clock";
import { write, type Writer } from "@/lib/db";
import { Conflict, NotFound, permit, Refused, Unchanged } from "@/lib/errors";
import { nextStart } from "./rules";
import type { AnswerPairing, AskPairing, EndPairing, MeetingVersion, MoveMeeting, PlanMeeting, RateMeeting, SetCadence } from "./schema";

/** Plans when the two talk next; one at a time is planned. */
export async function planMeeting(viewer: Viewer, { handle, minutes, ...when }: PlanMeeting): Promise<string> {
  const startsAt = startOf(viewer, when);
  return write(viewer, async (tx, record) => {
    const pairing = await openPairing(tx, viewer, handle);
    if (await tx.meeting.count({ where: { pairingId: pairing.id, state: "planned" } }))
      throw new Refused("You have a date already. Move that one instead.");
    const { id } = await tx.meeting.create({ data: { pairingId: pairing.id, startsAt, minutes }, select: { id: true } });
    record("meeting.planned", id, { about: pairing.otherId, fields: ["startsAt"] });
    return id;
  });
}

export async function moveMeeting(viewer: Viewer, { meetingId: id, version, minutes, ...when }: MoveMeeting): Promise<string> {
  const startsAt = startOf(viewer, when);
  return change(viewer, { meetingId: id, version }, { startsAt, minutes }, "meeting.moved");
}

/** Calls a planned meeting off. What was to be talked about stays on the agenda. */
export const dropMeeting = (viewer: Viewer, input: MeetingVersion) => change(viewer, input, { state: "dropped" }, "meeting.dropped");

/** The two have talked: what is open stays open, and the next date is one cadence on. */
export async function holdMeeting(viewer: Viewer, { meetingId: id, version }: MeetingVersion): Promise<string> {
  return write(viewer, async (tx, record) => {
    const meeting = await plannedMeeting(tx, viewer, id);
    const now = new Date();
    const { count } = await tx.meeting.updateMany({
      where: { id, version, state: "planned" },
      data: { state: "held", startsAt: meeting.startsAt < now ? meeting.startsAt : now, version: { increment: 1 } },
    });
    if (!count) throw new Conflict({});
    const startsAt = nextStart(meeting.startsAt, meeting.pairing.cadenceDays, viewer.timeZone, now);
    await tx.meeting.create({ data: { pairingId: meeting.pairingId, startsAt, minutes: meeting.minutes }, select: { id: true } });
    record("meeting.held", id, { about: viewer.personId });
    return id;
  });
}

/** Whether a meeting was worth it; only who says so sees it. */
export async function rateMeeting(viewer: Viewer, { meetingId, worth }: RateMeeting): Promise<string> {
  return write(viewer, async (tx, record) => {
    const meeting = await tx.meeting.findFirst({
      where: { AND: [{ id: meetingId, state: "held" }, visible.meetings(viewer)] },
      select: { id: true },
    });
    if (!meeting) throw new NotFound();
    const key = { meetingId, personId: viewer.personId };
    if (await tx.meetingWorth.count({ where: { ...key, isWorth: worth } })) throw new Unchanged(meetingId);
    await tx.meetingWorth.upsert({
      where: { meetingId_personId: key },
      create: { ...key, isWorth: worth },
      update: { isWorth: worth },
      select: { meetingId: true },
    });
    record("meeting.rated", meetingId, { about: viewer.personId });
    return meetingId;
  });
}

export async function setCadence(viewer: Viewer, { handle, version, cadenceDays }: SetCadence): Promise<string> {
  return write(viewer, async (tx, record) => {
    const { id, otherId } = await openPairing(tx, viewer, handle);
    const { count } = await tx.pairing.updateMany({ where: { id, version }, data: { cadenceDays, version: { increment: 1 } } });
    if (!count) throw new Conflict({});
    record("pairing.paced", id, { about: otherId, fields: ["cadenceDays"] });
    return id;
  });
}

/** Asks somebody to talk regularly; it begins once they agree. Who asks is the guest, except from peer to peer. */
export async function askPairing(viewer: Viewer, { handle, kind }: AskPairing): Promise<string> {
  return write(viewer, async (tx, record) => {
    const host = await tx.person.findFirst({ where: { AND: [{ handle }, visible.people(viewer)] }, select: { id: true } });
    if (!host) throw new NotFound();
    permit(host.id !== viewer.personId, "That is you.");
    const before = await tx.pairing.findFirst({ where: visible.pairingWith(viewer, handle), select: { id: true, endedAt: true } });
    if (before && !before.endedAt) throw new Refused("You talk with each other already, or have asked to.");
    const asked = { hostId: host.id, guestId: viewer.personId, kind, askedById: viewer.personId, agreedAt: null, endedAt: null };
    const { id } = before
      ? await tx.pairing.update({ where: { id: before.id }, data: { ...asked, version: { increment: 1 } }, select: { id: true } })
      : await tx.pairing.create({ data: asked, select: { id: true } });
    record("pairing.asked", id, { about: host.id, fields: [kind] });
    return id;
  });
}

/** Agrees, or lets it be; a no says nothing more than that. */
export async function answerPairing(viewer: Viewer, { handle, answer }: AnswerPairing): Promise<string> {
  return write(viewer, async (tx, record) => {
    const pairing = await tx.pairing.findFirst({
      where: { AND: [visible.pairingWith(viewer, handle), { agreedAt: null, endedAt: null, askedById: { not: viewer.personId } }] },
      select: { id: true, askedById: true },
    });
    if (!pairing) throw new NotFound();
    const now = new Date();
    const { count } = await tx.pairing.updateMany({
      where: { id: pairing.id, agreedAt: null, endedAt: null },
      data: answer === "yes" ? { agreedAt: now } : { endedAt: now },
    });
    if (!count) throw new NotFound();
    record(answer === "yes" ? "pairing.agreed" : "pairing.declined", pairing.id, { about: pairing.askedById ?? viewer.personId });
    return pairing.id;
  });
}

/** Ends a pairing that does not follow from the reporting line. What was written stays readable for the two. */
export async function endPairing(viewer: Viewer, { handle, version }: EndPairing): Promise<string> {
  return write(viewer, async (tx, record) => {
    const pairing = await tx.pairing.findFirst({
      where: { AND: [visible.pairingWith(viewer, handle), { endedAt: null }] },
      select: { id: true, kind: true, hostId: true, guestId: true },
    });
    if (!pairing) throw new NotFound();
    permit(pairing.kind !== "line", "A manager and a report talk for as long as the one reports to the other.");
    const { count } = await tx.pairing.updateMany({
      where: { id: pairing.id, version },
      data: { endedAt: new Date(), version: { increment: 1 } },
    });
    if (!count) throw new Conflict({});
    await tx.meeting.updateMany({ where: { pairingId: pairing.id, state: "planned" }, data: { state: "dropped" } });
    record("pairing.ended", pairing.id, { about: pairing.hostId === viewer.personId ? pairing.guestId : pairing.hostId });
    return pairing.id;
  });
}

async function change(
  viewer: Viewer,
  { meetingId: id, version }: MeetingVersion,
  data: { startsAt: Date; minutes: number } | { state: "dropped" },
  event: `meeting.${string}`,
): Promise<string> {
  return write(viewer, async (tx, record) => {
    const { pairing } = await plannedMeeting(tx, viewer, id);
    const { count } = await tx.meeting.updateMany({
      where: { id, version, state: "planned" },
      data: { ...data, version: { increment: 1 } },
    });
    if (!count) throw new Conflict({});
    record(event, id, { about: pairing.hostId === viewer.personId ? pairing.guestId : pairing.hostId, fields: Object.keys(data) });
    return id;
  });
}

async function plannedMeeting(tx: Writer, viewer: Viewer, id: string) {
  const meeting = await tx.meeting.findFirst({
    where: { AND: [{ id, state: "planned" }, visible.meetings(viewer)] },
    select: { startsAt: true, minutes: true, pairingId: true, pairing: { select: { cadenceDays: true, hostId: true, guestId: true } } },
  });
  if (!meeting) throw new NotFound();
  return meeting;
}

async function openPairing(tx: Writer, viewer: Viewer, handle: string) {
  const pairing = await tx.pairing.findFirst({
    where: { AND: [visible.pairingWith(viewer, handle), { endedAt: null, agreedAt: { not: null } }] },
    select: { id: true, hostId: true, guestId: true },
  });
  if (!pairing) throw new NotFound();
  return { id: pairing.id, otherId: pairing.hostId === viewer.personId ? pairing.guestId : pairing.hostId };
}

function startOf(viewer: Viewer, { day, time }: { day: string; time: string }): Date {
  const now = today(viewer.timeZone);
  if (day < now) throw new Refused("Please look at the marked fields.", { day: "That day has passed." });
  if (day > addDays(now, 366)) throw new Refused("Please look at the marked fields.", { day: "That is more than a year away." });
  return instantOf(day, time, viewer.timeZone);
}
