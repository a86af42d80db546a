import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dateOf, dayOf, today } from "@/lib/clock";
import { db } from "@/lib/db";

/** One's own decisions whose day of revisiting has come, the oldest first. */
export async function listDueDecisions(viewer: Viewer) {
  const rows = await db.decision.findMany({
    where: { revisitOn: { lte: dateOf(today(viewer.timeZone)) }, outcome: null, evidence: visible.ownEvidence(viewer) },
    orderBy: { revisitOn: "asc" },
    take: 5,
    select: { evidenceId: true, why: true, afterwards: true, evidence: { select: { title: true, happenedOn: true } } },
  });
  return rows.map(({ evidence, ...row }) => ({ ...row, title: evidence.title, decidedOn: dayOf(evidence.happenedOn) }));
}

export type DueDecision = Awaited<ReturnType<typeof listDueDecisions>>[number];
