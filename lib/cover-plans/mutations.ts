import "server-only";
import { findColleague } from "@/lib/access/colleagues";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { write, type Writer } from "@/lib/db";
import { NotFound, Refused, Unchanged } from "@/lib/errors";
import { holdMove, readLevel } from "@/lib/track-moves/queries";
import { leavesPeople } from "@/lib/track-moves/rules";
import { circlesIn } from "./rules";
import type { AnswerCover, NameOwners } from "./schema";

/**
 * Names who takes on each report, and asks them; reports that are not spoken of stay as they are. Another name asks
 * the other side for another yes; whoever left the team meanwhile leaves the plan.
 */
export async function nameOwners(viewer: Viewer, { moveId: id, owner }: NameOwners): Promise<string> {
  return write(viewer, async (tx, record) => {
    const move = await unstarted(tx, viewer, id);
    const reports = await tx.person.findMany({
      where: { lines: { some: { managerId: move.personId, endedOn: null } } },
      select: { id: true, name: true, linePath: true },
    });
    const before = await tx.coverItem.findMany({
      where: { moveId: id },
      select: { reportId: true, ownerId: true, owner: { select: { handle: true } } },
    });
    const asBefore = Object.fromEntries(before.map((one) => [one.reportId, one.owner.handle]));
    const named = await findOwners(tx, viewer, move.personId, reports, { ...asBefore, ...owner });
    const gone = before.filter((one) => !named.some(({ report }) => report.id === one.reportId));
    const changed = named.filter(({ report, owner: by }) => !before.some((one) => one.reportId === report.id && one.ownerId === by.id));
    if (!gone.length && !changed.length) throw new Unchanged(id);
    await tx.coverItem.deleteMany({ where: { moveId: id, reportId: { in: gone.map((one) => one.reportId) } } });
    for (const { report, owner: by } of changed) {
      // Naming oneself is a yes.
      const isMe = by.id === viewer.personId;
      const asked = { ownerId: by.id, isYes: isMe || null, answeredAt: isMe ? new Date() : null, words: "" };
      await tx.coverItem.upsert({
        where: { moveId_reportId: { moveId: id, reportId: report.id } },
        create: { moveId: id, reportId: report.id, ...asked },
        update: asked,
        select: { moveId: true },
      });
    }
    await tx.moveYes.deleteMany({ where: { moveId: id, side: { not: move.side } } });
    await tx.trackMove.updateMany({
      where: { AND: [{ id, state: "agreed" }, visible.trackMoves(viewer)] },
      data: { state: "proposed", version: { increment: 1 } },
    });
    record("track_move.covered", id, { about: move.personId, fields: ["owners"] });
    return id;
  });
}

/** The answer of whoever is asked to take somebody on, for that day. It can change until then. */
export async function answerCover(viewer: Viewer, { moveId, reportId, answer, words }: AnswerCover): Promise<string> {
  return write(viewer, async (tx, record) => {
    await tx.$queryRaw`SELECT hold_track_move(${moveId}::uuid)::text`;
    const isYes = answer === "yes";
    const item = await tx.coverItem.findFirst({
      where: { AND: [{ moveId, reportId }, visible.coverAsks(viewer)] },
      select: { move: { select: { personId: true } } },
    });
    if (!item) throw new NotFound();
    await tx.coverItem.updateMany({
      where: { moveId, reportId, ownerId: viewer.personId },
      data: { isYes, words, answeredAt: new Date() },
    });
    record(isYes ? "track_move.cover_accepted" : "track_move.cover_declined", moveId, { about: item.move.personId });
    await tx.$queryRaw`SELECT advance_track_move(${moveId}::uuid)::text`;
    return moveId;
  });
}

async function unstarted(tx: Writer, viewer: Viewer, id: string) {
  const move = await holdMove(viewer, tx, id);
  if (move.state !== "proposed" && move.state !== "agreed") throw new Refused("Nothing is left to plan here.");
  const [from, to] = [await readLevel(viewer, tx, move.fromLevelId), await readLevel(viewer, tx, move.levelId)];
  if (!from || !to || !leavesPeople(from.kind, to.kind)) throw new Refused("Nobody needs another manager for this.");
  return move;
}

type Line = { id: string; name: string; linePath: string };

async function findOwners(tx: Writer, viewer: Viewer, personId: string, reports: Line[], owner: NameOwners["owner"]) {
  const found = new Map<string, Awaited<ReturnType<typeof findColleague>>>();
  for (const said of new Set(Object.values(owner).filter((one) => one !== null)))
    found.set(said, await findColleague(tx, viewer, said, { self: true }));
  const faults: Record<string, string> = {};
  const named = reports.flatMap((report) => {
    const named = found.get(owner[report.id] ?? "");
    if (!named) return [];
    const { colleague: by, fault } = named;
    if (fault !== null) faults[`owner.${report.id}`] = fault;
    else if (by.id === report.id) faults[`owner.${report.id}`] = "Nobody can be their own manager.";
    else if (by.id === personId) faults[`owner.${report.id}`] = "From that day on it is somebody else.";
    else return [{ report, owner: by }];
    return [];
  });
  for (const id of circlesIn(named)) faults[`owner.${id}`] ??= "They would report to each other in a circle.";
  if (Object.keys(faults).length) throw new Refused("Please look at the marked fields.", faults);
  return named;
}
