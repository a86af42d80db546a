import "server-only";
import { createHash } from "node:crypto";
import type { Viewer } from "@/lib/access/viewer";
import { type Day, dayAt, daysBetween, timeAt, today } from "@/lib/clock";
import { db } from "@/lib/db";
import { getPairing } from "@/lib/one-on-ones/queries";

/**
 * What the viewer and somebody talk about: the open agenda and actions with their age, the notes of one
 * meeting (asked for, planned, or the last), and what was done lately. Null for everybody but the two.
 */
export async function getTalk(viewer: Viewer, handle: string, askedMeetingId?: string) {
  const room = await getPairing(viewer, handle);
  if (!room) return null;
  const past = room.held.find((one) => one.id === askedMeetingId) ?? null;
  const meeting = past ?? room.next ?? room.last;
  const [row] = await db(viewer).$queryRaw<{ talk: TalkRow }[]>`
    SELECT talk_of(${viewer.personId}::uuid, ${room.id}::uuid, ${meeting?.id ?? null}::uuid, ${room.last?.id ?? null}::uuid) AS talk`;
  const { open, notes, done, removed, worth } = row?.talk ?? { open: [], notes: [], done: [], removed: [], worth: null };
  const view = (row: LineRow) => toldTo(viewer, room, row);
  const told = {
    room,
    meeting,
    past: past !== null,
    agenda: open.filter((row) => row.kind === "agenda").map(view),
    actions: open.filter((row) => row.kind === "action").map(view),
    notes: notes.map(view),
    done: done.map(view),
    /** Taken away this week; they can be brought back. */
    removed: removed.map(view),
    worth,
  };
  // Changes whenever anything of it does: what an open page asks for every few seconds.
  return { ...told, stamp: createHash("md5").update(JSON.stringify(told)).digest("base64url") };
}

export type TalkView = NonNullable<Awaited<ReturnType<typeof getTalk>>>;
export type LineView = TalkView["agenda"][number];

// As the database has it; see talk_of.
type LineRow = {
  id: string;
  kind: string;
  words: string;
  version: number;
  author_id: string;
  owner_id: string | null;
  due_on: Day | null;
  created_at: string;
  done_at: string | null;
};
type TalkRow = Record<"open" | "notes" | "done" | "removed", LineRow[]> & { worth: boolean | null };
type Two = { me: { id: string; name: string }; other: { id: string; name: string } };

function toldTo(viewer: Viewer, { me, other }: Two, row: LineRow) {
  const now = today(viewer.timeZone);
  const nameOf = (id: string) => (id === me.id ? me.name : other.name);
  const { id, kind, words, version, owner_id: ownerId, due_on: dueOn, done_at: doneAt } = row;
  const createdAt = new Date(row.created_at);
  return {
    id,
    kind,
    words,
    version,
    by: nameOf(row.author_id),
    owner: ownerId ? { name: nameOf(ownerId), isMe: ownerId === me.id } : null,
    dueOn,
    overdue: Boolean(!doneAt && dueOn && dueOn < now),
    ageDays: daysBetween(dayAt(createdAt, viewer.timeZone), now),
    at: timeAt(createdAt, viewer.timeZone),
    doneOn: doneAt && dayAt(new Date(doneAt), viewer.timeZone),
  };
}
