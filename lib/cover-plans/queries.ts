import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dayOf } from "@/lib/clock";
import { db } from "@/lib/db";
import { id as uuid } from "@/lib/text";

/** Suggestions and asks in one list; the field takes anybody. */
const few = 100;

/** Whom this viewer is asked to take on: from whom, whom, and from when; nothing else of the move. */
export async function listCoverAsks(viewer: Viewer) {
  const rows = await db(viewer).coverItem.findMany({
    where: visible.coverAsks(viewer),
    orderBy: [{ move: { startsOn: "asc" } }, { report: { name: "asc" } }],
    take: few,
    select: {
      moveId: true,
      reportId: true,
      isYes: true,
      report: { select: { name: true } },
      move: { select: { startsOn: true, person: { select: { name: true } } } },
    },
  });
  return rows.map(({ report, move, ...row }) => ({
    ...row,
    report: report.name,
    from: move.person.name,
    startsOn: dayOf(move.startsOn),
  }));
}

export type CoverAsks = Awaited<ReturnType<typeof listCoverAsks>>;

/** Who could take somebody on, for a move's two: the manager, those beside the person, and the person's own reports. */
export async function listOwnerChoices(viewer: Viewer, moveId: string) {
  if (!uuid.safeParse(moveId).success) return [];
  const move = await db(viewer).trackMove.findFirst({
    where: { AND: [{ id: moveId }, visible.trackMoves(viewer)] },
    select: { personId: true, person: { select: { lines: { where: { endedOn: null }, select: { managerId: true } } } } },
  });
  if (!move) return [];
  const managerId = move.person.lines[0]?.managerId ?? move.personId;
  return db(viewer).person.findMany({
    where: {
      AND: [
        visible.people(viewer),
        { id: { not: move.personId } },
        { OR: [{ id: managerId }, { lines: { some: { endedOn: null, managerId: { in: [managerId, move.personId] } } } }] },
      ],
    },
    orderBy: { name: "asc" },
    take: few,
    select: { handle: true, name: true },
  });
}

export type OwnerChoices = Awaited<ReturnType<typeof listOwnerChoices>>;
