import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dayAt, dayOf, daysBetween, timeAt, today } from "@/lib/clock";
import { readAs } from "@/lib/db";
import { getPairing } from "@/lib/one-on-ones/queries";
import { inOrder } from "./rules";

/** Lines of each sort on one page. */
const size = 200;

/** How long a removed line is offered back: a week, in milliseconds. */
const keptFor = 7 * 86_400_000;

/**
 * What the viewer and somebody talk about: the open agenda and actions with their age, the notes of one
 * meeting (asked for, planned, or the last), and what was done lately. Null for everybody but the two.
 */
export async function getTalk(viewer: Viewer, handle: string, askedMeetingId?: string) {
  const room = await getPairing(viewer, handle);
  if (!room) return null;
  const past = room.held.find((one) => one.id === askedMeetingId) ?? null;
  const meeting = past ?? room.next ?? room.last;
  const [open, notes, done, removed, worth] = await readAs(viewer, async (tx) => [
    await tx.talkLine.findMany({
      where: { AND: [visible.talkLines(viewer), { pairingId: room.id, kind: { not: "note" }, doneAt: null, removedAt: null }] },
      orderBy: { position: "asc" },
      take: size,
      select: line,
    }),
    await tx.talkLine.findMany({
      where: { AND: [visible.talkLines(viewer), { pairingId: room.id, kind: "note", meetingId: meeting?.id ?? null, removedAt: null }] },
      orderBy: { position: "asc" },
      take: size,
      select: line,
    }),
    await tx.talkLine.findMany({
      where: { AND: [visible.talkLines(viewer), { pairingId: room.id, kind: { not: "note" }, doneAt: { not: null }, removedAt: null }] },
      orderBy: { doneAt: "desc" },
      take: 20,
      select: line,
    }),
    await tx.talkLine.findMany({
      where: { AND: [visible.talkLines(viewer), { pairingId: room.id, removedAt: { gt: new Date(Date.now() - keptFor) } }] },
      orderBy: { removedAt: "desc" },
      take: 10,
      select: line,
    }),
    room.last &&
      (await tx.meetingWorth.findFirst({ where: { meetingId: room.last.id, personId: viewer.personId }, select: { isWorth: true } })),
  ]);
  const view = (row: LineRow) => toldTo(viewer, room, row);
  return {
    room,
    meeting,
    past: past !== null,
    agenda: open
      .filter((row) => row.kind === "agenda")
      .sort(inOrder)
      .map(view),
    actions: open
      .filter((row) => row.kind === "action")
      .sort(inOrder)
      .map(view),
    notes: notes.sort(inOrder).map(view),
    done: done.map(view),
    /** Taken away this week; they can be brought back. */
    removed: removed.map(view),
    worth: worth ? worth.isWorth : null,
  };
}

export type TalkView = NonNullable<Awaited<ReturnType<typeof getTalk>>>;
export type LineView = TalkView["agenda"][number];

const line = {
  id: true,
  kind: true,
  words: true,
  position: true,
  version: true,
  authorId: true,
  ownerId: true,
  dueOn: true,
  createdAt: true,
  doneAt: true,
} as const;
type LineRow = {
  id: string;
  kind: string;
  words: string;
  position: number;
  version: number;
  authorId: string;
  ownerId: string | null;
  dueOn: Date | null;
  createdAt: Date;
  doneAt: Date | null;
};

type Two = { me: { id: string; name: string }; other: { id: string; name: string } };

function toldTo(viewer: Viewer, { me, other }: Two, { authorId, ownerId, dueOn, createdAt, doneAt, ...row }: LineRow) {
  const now = today(viewer.timeZone);
  const nameOf = (id: string) => (id === me.id ? me.name : other.name);
  const due = dueOn && dayOf(dueOn);
  return {
    ...row,
    by: nameOf(authorId),
    owner: ownerId ? { name: nameOf(ownerId), isMe: ownerId === me.id } : null,
    dueOn: due,
    overdue: Boolean(!doneAt && due && due < now),
    ageDays: daysBetween(dayAt(createdAt, viewer.timeZone), now),
    at: timeAt(createdAt, viewer.timeZone),
    doneOn: doneAt && dayAt(doneAt, viewer.timeZone),
  };
}
