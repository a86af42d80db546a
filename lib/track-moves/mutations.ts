import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { addDays, type Day, dateOf, daysBetween, dayOf, today } from "@/lib/clock";
import { write, type Writer } from "@/lib/db";
import { Conflict, mustChange, NotFound, Refused } from "@/lib/errors";
import { suggestionsFor } from "@/lib/ramp-plans/rules";
import { holdMove, readLevel } from "./queries";
import { bandOf, isUnready, leavesPeople, moveFaults, waitInWords } from "./rules";
import type { MoveId, ProposeMove, Remark, ReviseMove, SayYes, WriteMessage } from "./schema";

/** Proposes a track move: one's own, or that of a direct report. It comes with a ramp plan to change. Returns its id. */
export async function proposeMove(viewer: Viewer, { handle, levelId, startsOn, why }: ProposeMove): Promise<string> {
  return write(viewer, async (tx, record) => {
    const person = await tx.person.findFirst({
      where: handle
        ? { AND: [{ handle }, visible.people(viewer), { lines: { some: { managerId: viewer.personId, endedOn: null } } }] }
        : { id: viewer.personId },
      select: { id: true, timeZone: true, lines: { where: { endedOn: null }, select: { id: true } } },
    });
    if (!person) throw new NotFound();
    if (!person.lines.length)
      throw new Refused("A track move is agreed with a manager, and you report to nobody. An administrator can note another level.");
    const { current, next } = await permitTerms(tx, viewer, person.id, { levelId, startsOn }, today(person.timeZone));
    const { id } = await tx.trackMove.create({
      data: {
        personId: person.id,
        proposedById: viewer.personId,
        fromLevelId: current.levelId,
        levelId,
        startsOn: dateOf(startsOn),
        why,
        ramp: { create: suggestionsFor(next.kind).map(({ words, day }) => ({ words, dueOn: dateOf(addDays(startsOn, day - 1)) })) },
      },
      select: { id: true },
    });
    // Proposed, a wish has become something to talk about.
    await tx.buildWish.deleteMany({ where: { AND: [visible.buildWishes(viewer), { personId: person.id }] } });
    record("track_move.proposed", id, { about: person.id });
    return id;
  });
}

/** Changes what is proposed. Another level or day asks both again, and whoever takes somebody on. */
export async function reviseMove(viewer: Viewer, { moveId: id, version, levelId, startsOn, why }: ReviseMove): Promise<string> {
  return write(viewer, async (tx, record) => {
    const move = await unstarted(tx, viewer, id);
    if (move.version !== version) throw new Conflict({ why: move.why });
    const { current, next } = await permitTerms(tx, viewer, move.personId, { levelId, startsOn }, today(move.timeZone));
    const later = daysBetween(move.startsOn, startsOn);
    const isOther = later !== 0 || levelId !== move.levelId || current.levelId !== move.fromLevelId;
    mustChange(
      await tx.trackMove.updateMany({
        where: { AND: [{ id }, visible.trackMoves(viewer)] },
        data: {
          levelId,
          fromLevelId: current.levelId,
          startsOn: dateOf(startsOn),
          why,
          version: { increment: 1 },
          ...(isOther ? { state: "proposed" as const } : {}),
        },
      }),
    );
    if (isOther) await tx.moveYes.deleteMany({ where: { moveId: id } });
    if (later) {
      await tx.coverItem.updateMany({ where: { moveId: id, ownerId: { not: viewer.personId } }, data: { isYes: null, answeredAt: null } });
      await tx.$executeRaw`UPDATE ramp_item SET due_on = due_on + ${later}::int WHERE move_id = ${id}::uuid AND done_at IS NULL`;
    }
    if (!leavesPeople(current.kind, next.kind)) await tx.coverItem.deleteMany({ where: { moveId: id } });
    record("track_move.revised", id, { about: move.personId, fields: ["level", "startsOn", "why"] });
    return id;
  });
}

/** What the team reads on the day it starts; the two write it together until then. */
export async function writeMessage(viewer: Viewer, { moveId: id, version, teamMessage }: WriteMessage): Promise<string> {
  return write(viewer, async (tx, record) => {
    const move = await unstarted(tx, viewer, id);
    if (move.version !== version) throw new Conflict({ teamMessage: move.teamMessage });
    mustChange(
      await tx.trackMove.updateMany({
        where: { AND: [{ id }, visible.trackMoves(viewer)] },
        data: { teamMessage, version: { increment: 1 } },
      }),
    );
    record("track_move.message_written", id, { about: move.personId, fields: ["teamMessage"] });
    return id;
  });
}

/**
 * Says yes to a move as it stands; a manager's yes is one to the reports they take on themselves. With both, and every
 * new manager's, it is agreed, and begins on its day by itself: those it touches have all said yes.
 */
export async function sayYes(viewer: Viewer, { moveId: id, bandWords }: SayYes): Promise<string> {
  return write(viewer, async (tx, record) => {
    const move = await unstarted(tx, viewer, id);
    if (await tx.moveYes.count({ where: { moveId: id, side: move.side, authorId: viewer.personId } }))
      throw new Refused("You have agreed already.");
    const [from, to] = [await readLevel(viewer, tx, move.fromLevelId), await readLevel(viewer, tx, move.levelId)];
    if (!from || !to) throw new NotFound();
    if (bandOf(from, to, to.usesBands) === "other" && !bandWords)
      throw new Refused("Please look at the marked fields.", { bandWords: "The band is another one. Please say why that is right." });
    if (move.side === "manager")
      await tx.coverItem.updateMany({ where: { moveId: id, ownerId: viewer.personId }, data: { isYes: true, answeredAt: new Date() } });
    await permitReady(tx, id);
    const yes = { authorId: viewer.personId, bandWords, at: new Date() };
    await tx.moveYes.upsert({
      where: { moveId_side: { moveId: id, side: move.side } },
      create: { moveId: id, side: move.side, ...yes },
      update: yes,
      select: { moveId: true },
    });
    record("track_move.yes_said", id, { about: move.personId });
    await tx.$queryRaw`SELECT advance_track_move(${id}::uuid)::text`;
    return id;
  });
}

/** A word about it, from one of the two. It stays as it was said. */
export async function addRemark(viewer: Viewer, { moveId, words }: Remark): Promise<string> {
  return write(viewer, async (tx, record) => {
    const { personId, state } = await holdMove(viewer, tx, moveId);
    if (state === "withdrawn") throw new Refused("This was withdrawn.");
    await tx.moveRemark.create({ data: { moveId, authorId: viewer.personId, words }, select: { id: true } });
    record("track_move.talked_over", moveId, { about: personId });
    return moveId;
  });
}

/** Lets it go before it starts, with nothing to explain: nothing has changed by then. */
export async function withdrawMove(viewer: Viewer, { moveId: id }: MoveId): Promise<string> {
  return write(viewer, async (tx, record) => {
    const { personId } = await unstarted(tx, viewer, id);
    mustChange(
      await tx.trackMove.updateMany({
        where: { AND: [{ id }, visible.trackMoves(viewer)] },
        data: { state: "withdrawn", endedAt: new Date(), version: { increment: 1 } },
      }),
    );
    record("track_move.withdrawn", id, { about: personId });
    return id;
  });
}

async function unstarted(tx: Writer, viewer: Viewer, id: string) {
  const move = await holdMove(viewer, tx, id);
  if (move.state === "withdrawn") throw new Refused("This was withdrawn. A new one can be proposed at any time.");
  if (move.state !== "proposed" && move.state !== "agreed") throw new Refused("This has begun, and stays as it was agreed.");
  return move;
}

async function permitReady(tx: Writer, id: string) {
  const waits = await tx.$queryRaw<{ code: string; name: string }[]>`
    SELECT w.code, p.name FROM track_move_waits(${id}::uuid) w JOIN person p ON p.id = w.about ORDER BY w.code DESC, p.name`;
  const first = waits.find(isUnready);
  if (first) throw new Refused(waitInWords(first));
}

type Terms = { levelId: string; startsOn: Day };

async function permitTerms(tx: Writer, viewer: Viewer, personId: string, { levelId, startsOn }: Terms, now: Day) {
  const placed = await tx.placement.findFirst({ where: { personId, endedOn: null }, select: { levelId: true, startedOn: true } });
  const own = placed && (await readLevel(viewer, tx, placed.levelId));
  const next = await readLevel(viewer, tx, levelId);
  if (!next?.isPublished) throw new Refused("Please look at the marked fields.", { levelId: "That is not a valid choice." });
  const current = own && placed ? { ...own, since: dayOf(placed.startedOn) } : null;
  const faults = moveFaults({ current, next, startsOn }, now);
  if (!current || Object.keys(faults).length) throw new Refused("Please look at the marked fields.", faults);
  return { current, next };
}
