import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { visible } from "@/lib/access/policy";
import { dateOf } from "@/lib/clock";
import { write, type Writer } from "@/lib/db";
import { Conflict, NotFound, Refused, Unchanged } from "@/lib/errors";
import { holdMove } from "@/lib/track-moves/queries";
import type { AddRampItem, RampItemId, ReviseRampItem, TickRampItem } from "./schema";

/** Lines in one plan; more is a project, not a ramp. */
const most = 40;

/** Adds a line to the first 90 days. Both sides write the plan. */
export async function addRampItem(viewer: Viewer, { moveId, words, dueOn }: AddRampItem): Promise<string> {
  return write(viewer, async (tx, record) => {
    const { personId } = await runningMove(tx, viewer, moveId);
    if ((await tx.rampItem.count({ where: { moveId } })) >= most) throw new Refused("That is a full plan. Remove a line first.");
    const { id } = await tx.rampItem.create({ data: { moveId, words, dueOn: dateOf(dueOn) }, select: { id: true } });
    record("ramp_item.added", id, { about: personId });
    return moveId;
  });
}

/** Changes a line or its day. */
export async function reviseRampItem(viewer: Viewer, { itemId: id, version, words, dueOn }: ReviseRampItem): Promise<string> {
  return write(viewer, async (tx, record) => {
    const { moveId, personId, words: theirs } = await ownItem(tx, viewer, id);
    const { count } = await tx.rampItem.updateMany({
      where: { id, version },
      data: { words, dueOn: dateOf(dueOn), version: { increment: 1 } },
    });
    if (!count) throw new Conflict({ words: theirs });
    record("ramp_item.revised", id, { about: personId, fields: ["words", "dueOn"] });
    return moveId;
  });
}

/** Ticks a line, or takes the tick away. */
export async function tickRampItem(viewer: Viewer, { itemId: id, done }: TickRampItem): Promise<string> {
  return write(viewer, async (tx, record) => {
    const { moveId, personId } = await ownItem(tx, viewer, id);
    const isDone = done === "yes";
    const { count } = await tx.rampItem.updateMany({
      where: { id, doneAt: isDone ? null : { not: null } },
      data: { doneAt: isDone ? new Date() : null },
    });
    if (!count) throw new Unchanged(moveId);
    record(isDone ? "ramp_item.done" : "ramp_item.taken_again", id, { about: personId });
    return moveId;
  });
}

/** Takes a line out. */
export async function removeRampItem(viewer: Viewer, { itemId: id }: RampItemId): Promise<string> {
  return write(viewer, async (tx, record) => {
    const { moveId, personId } = await ownItem(tx, viewer, id);
    const { count } = await tx.rampItem.deleteMany({ where: { id } });
    if (!count) throw new Unchanged(moveId);
    record("ramp_item.removed", id, { about: personId });
    return moveId;
  });
}

async function ownItem(tx: Writer, viewer: Viewer, id: string) {
  const item = await tx.rampItem.findFirst({
    where: { AND: [{ id }, { move: visible.trackMoves(viewer) }] },
    select: { moveId: true, words: true },
  });
  if (!item) throw new NotFound();
  return { ...item, ...(await runningMove(tx, viewer, item.moveId)) };
}

async function runningMove(tx: Writer, viewer: Viewer, id: string) {
  const move = await holdMove(viewer, tx, id);
  if (move.state === "settled" || move.state === "withdrawn") throw new Refused("This is over, and its plan stays as it was.");
  return { personId: move.personId };
}
