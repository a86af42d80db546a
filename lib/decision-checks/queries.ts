import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dayAt, dayOf } from "@/lib/clock";
import { db, recordReads } from "@/lib/db";

/** Times shown. */
const listSize = 20;

const answers = { mentoring: true, challenge: true, handsOn: true, leadingBy: true, words: true } as const;

/** One's own answers over time, newest first, and who could read them if shared. */
export async function listChecks(viewer: Viewer) {
  const [rows, line] = await Promise.all([
    db(viewer).decisionCheck.findMany({
      where: { AND: [visible.decisionChecks(viewer), { personId: viewer.personId }] },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: listSize,
      select: { id: true, takenOn: true, sharedAt: true, managerId: true, ...answers },
    }),
    db(viewer).reportingLine.findFirst({
      where: { personId: viewer.personId, endedOn: null },
      select: { managerId: true, manager: { select: { name: true } } },
    }),
  ]);
  return {
    checks: rows.map(({ takenOn, sharedAt, managerId, ...check }) => ({
      ...check,
      day: dayOf(takenOn),
      // Shared with a manager of before they are read by nobody now.
      sharedOn: sharedAt && managerId === line?.managerId ? dayAt(sharedAt, viewer.timeZone) : null,
    })),
    managerName: line?.manager.name ?? null,
  };
}

export type ChecksView = Awaited<ReturnType<typeof listChecks>>;

/** The newest answers a direct report shares; null for everybody else. */
export async function getSharedCheck(viewer: Viewer, handle: string) {
  const row = await db(viewer).decisionCheck.findFirst({
    where: { AND: [visible.decisionChecks(viewer), { person: { handle }, sharedAt: { not: null } }] },
    orderBy: { createdAt: "desc" },
    select: { id: true, personId: true, takenOn: true, ...answers },
  });
  if (!row) return null;
  const { personId, takenOn, ...check } = row;
  await recordReads(viewer, [personId], "decision check");
  return { ...check, day: dayOf(takenOn) };
}
