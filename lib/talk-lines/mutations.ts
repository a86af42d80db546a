import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dateOf } from "@/lib/clock";
import { type Recorder, write, type Writer } from "@/lib/db";
import { Conflict, NotFound, Refused, Unchanged } from "@/lib/errors";
import { shifted } from "./rules";
import type { AddLine, EditLine, LineVersion, MakeAction, ShiftLine, TickLine } from "./schema";

/** Puts a line on the agenda, into the notes of the meeting at hand, or as something one of the two does. */
export async function addLine(viewer: Viewer, { handle, kind, words, owner, dueOn }: AddLine): Promise<string> {
  return write(viewer, async (tx, record) => {
    const pairing = await tx.pairing.findFirst({
      where: { AND: [visible.pairingWith(viewer, handle), { endedAt: null, agreedAt: { not: null } }] },
      select: { id: true, hostId: true, guestId: true },
    });
    if (!pairing) throw new NotFound();
    const meeting = await tx.meeting.findFirst({
      where: { pairingId: pairing.id, state: { not: "dropped" } },
      orderBy: [{ state: "asc" }, { startsAt: "desc" }],
      select: { id: true },
    });
    if (kind === "note" && !meeting) throw new Refused("Plan a meeting first: notes belong to one.");
    const { _max } = await tx.talkLine.aggregate({ where: { pairingId: pairing.id }, _max: { position: true } });
    const { id } = await tx.talkLine.create({
      data: {
        pairingId: pairing.id,
        hostId: pairing.hostId,
        guestId: pairing.guestId,
        meetingId: meeting?.id ?? null,
        kind,
        authorId: viewer.personId,
        words,
        position: (_max.position ?? 0) + 1,
        ...(kind === "action" ? { ownerId: ownerOf(viewer, pairing, owner), dueOn: dueOn ? dateOf(dueOn) : null } : {}),
      },
      select: { id: true },
    });
    record("talk_line.added", id, { about: viewer.personId, fields: [kind] });
    return id;
  });
}

/** Changes a line's words and answers with its new version. Who was slower sees both texts. */
export async function editLine(viewer: Viewer, { lineId, version, words }: EditLine): Promise<number> {
  await change(viewer, { lineId, version }, async (tx, { id }, record) => {
    record("talk_line.edited", id, { about: viewer.personId, fields: ["words"] });
    return { words };
  });
  return version + 1;
}

/** Makes something that one of the two does of any line. */
export async function makeAction(viewer: Viewer, { owner, dueOn, ...input }: MakeAction): Promise<void> {
  await change(viewer, input, async (tx, current, record) => {
    record("talk_line.made_action", current.id, { about: viewer.personId, fields: ["owner", "dueOn"] });
    return { kind: "action", ownerId: ownerOf(viewer, current, owner), dueOn: dueOn ? dateOf(dueOn) : null };
  });
}

/** Ticks a line off, or takes the tick back. */
export async function tickLine(viewer: Viewer, { done, ...input }: TickLine): Promise<void> {
  await change(viewer, input, async (tx, { id }, record) => {
    record(done ? "talk_line.done" : "talk_line.reopened", id, { about: viewer.personId });
    return { doneAt: done ? new Date() : null };
  });
}

/** Lets a line change places with its neighbour. */
export async function shiftLine(viewer: Viewer, { to, ...input }: ShiftLine): Promise<void> {
  await change(viewer, input, async (tx, { id, pairingId, kind, meetingId }, record) => {
    const beside = await tx.talkLine.findMany({
      where: { pairingId, kind, doneAt: null, removedAt: null, ...(kind === "note" ? { meetingId } : {}) },
      select: { id: true, position: true },
    });
    const position = shifted(beside, id, to);
    if (position === null) throw new Unchanged();
    record("talk_line.shifted", id, { about: viewer.personId });
    return { position };
  });
}

/** Takes a line away; it can be brought back. */
export const removeLine = (viewer: Viewer, input: LineVersion) => setRemoved(viewer, input, new Date(), "talk_line.removed");
export const restoreLine = (viewer: Viewer, input: LineVersion) => setRemoved(viewer, input, null, "talk_line.restored");

async function setRemoved(viewer: Viewer, input: LineVersion, removedAt: Date | null, event: `talk_line.${string}`): Promise<void> {
  await change(viewer, input, async (_, { id }, record) => {
    record(event, id, { about: viewer.personId });
    return { removedAt };
  });
}

type Line = { id: string; pairingId: string; hostId: string; guestId: string; meetingId: string | null; kind: string; words: string };
type Change = Partial<Record<"words" | "kind" | "ownerId", string>> & {
  dueOn?: Date | null;
  doneAt?: Date | null;
  removedAt?: Date | null;
  position?: number;
};

async function change(
  viewer: Viewer,
  { lineId, version }: LineVersion,
  make: (tx: Writer, line: Line, record: Recorder) => Promise<Change>,
): Promise<void> {
  await write(viewer, async (tx, record) => {
    const line = await tx.talkLine.findFirst({
      where: { AND: [{ id: lineId, pairing: { endedAt: null } }, visible.talkLines(viewer)] },
      select: { id: true, pairingId: true, hostId: true, guestId: true, meetingId: true, kind: true, words: true },
    });
    if (!line) throw new NotFound();
    const data = await make(tx, line, record);
    const { count } = await tx.talkLine.updateMany({ where: { id: lineId, version }, data: { ...data, version: { increment: 1 } } });
    if (count) return;
    const now = await tx.talkLine.findFirst({ where: { id: lineId }, select: { words: true } });
    throw new Conflict({ words: now?.words ?? "" });
  });
}

const ownerOf = (viewer: Viewer, { hostId, guestId }: { hostId: string; guestId: string }, owner: "me" | "them") =>
  (owner === "me") === (viewer.personId === hostId) ? hostId : guestId;
