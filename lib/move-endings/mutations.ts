import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dateOf, today } from "@/lib/clock";
import { write } from "@/lib/db";
import { mustChange, Refused } from "@/lib/errors";
import { holdMove } from "@/lib/track-moves/queries";
import type { AnswerDoor, EndMove } from "./schema";

/** One side's words at the end of the ramp, at any time once it has begun. The second side's settle the move. */
export async function endMove(viewer: Viewer, { moveId, words }: EndMove): Promise<string> {
  return write(viewer, async (tx, record) => {
    const { state, side, personId } = await holdMove(viewer, tx, moveId);
    if (state !== "started") throw new Refused(state === "settled" ? "This is settled." : "This has not begun yet.");
    const said = await tx.moveEnding.findMany({ where: { moveId }, select: { side: true } });
    if (said.some((one) => one.side === side)) throw new Refused("These words are said already, and stay as they were.");
    await tx.moveEnding.create({ data: { moveId, side, authorId: viewer.personId, words }, select: { moveId: true } });
    record("track_move.looked_back_on", moveId, { about: personId });
    if (!said.length) return moveId;
    mustChange(
      await tx.trackMove.updateMany({
        where: { AND: [{ id: moveId }, visible.trackMoves(viewer)] },
        data: { state: "settled", endedAt: new Date(), version: { increment: 1 } },
      }),
    );
    record("track_move.settled", moveId, { about: personId });
    return moveId;
  });
}

/** Whether another try is wanted later, and when to ask; either of the two may say, and say otherwise later. */
export async function answerDoor(viewer: Viewer, { moveId, door, askAgainOn }: AnswerDoor): Promise<string> {
  return write(viewer, async (tx, record) => {
    const { state, personId, timeZone } = await holdMove(viewer, tx, moveId);
    if (state !== "settled") throw new Refused("First both of you look back.");
    if (askAgainOn && askAgainOn <= today(timeZone))
      throw new Refused("Please look at the marked fields.", { askAgainOn: "Please choose a day to come." });
    const isOpen = door === "open";
    mustChange(
      await tx.trackMove.updateMany({
        where: { AND: [{ id: moveId }, visible.trackMoves(viewer)] },
        data: { doorOpen: isOpen, askAgainOn: isOpen && askAgainOn ? dateOf(askAgainOn) : null, version: { increment: 1 } },
      }),
    );
    record("track_move.door_answered", moveId, { about: personId, fields: ["doorOpen", "askAgainOn"] });
    return moveId;
  });
}
