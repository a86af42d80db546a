import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db";
import { listReports } from "@/lib/team/queries";
import { isCovered } from "./rules";

/** Duties of one team. */
const listSize = 60;

/** Who sees to what in somebody's team, what nobody covers first; null where it is not this viewer's to read. */
export async function listDuties(viewer: Viewer, handle: string) {
  const rows = await db(viewer).duty.findMany({
    where: { AND: [visible.duties(viewer), { manager: { handle } }] },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: listSize,
    select: {
      id: true,
      name: true,
      elsewhere: true,
      version: true,
      managerId: true,
      holder: {
        select: { id: true, handle: true, name: true, lines: { where: { endedOn: null }, select: { managerId: true } }, leftOn: true },
      },
    },
  });
  const duties = rows.map(({ holder, managerId, ...duty }) => ({
    ...duty,
    holder: holder && {
      handle: holder.handle,
      name: holder.name,
      inTeam: (holder.id === managerId || holder.lines.some((line) => line.managerId === managerId)) && holder.leftOn === null,
    },
  }));
  return duties.sort((a, b) => Number(isCovered(a)) - Number(isCovered(b)));
}

export type DutyView = Awaited<ReturnType<typeof listDuties>>[number];

/** The duties of one's own team, and whom one can give them to. */
export async function getOwnDuties(viewer: Viewer) {
  const [duties, reports] = await Promise.all([listDuties(viewer, viewer.handle), listReports(viewer)]);
  return { duties, people: [{ handle: viewer.handle, name: viewer.name }, ...reports] };
}

export type OwnDuties = Awaited<ReturnType<typeof getOwnDuties>>;
