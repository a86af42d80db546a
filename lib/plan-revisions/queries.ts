import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { type Day, dayAt } from "@/lib/clock";
import { db } from "@/lib/db";
import type { AimKind, Comfort, FocusKind } from "@/prisma/generated/enums";

/** Changes on one page. */
const pageSize = 30;

type AimWas = { aim: AimKind; level: string | null; experience: string | null; words: string };
type FocusWas = { nextStep: string; dueOn: Day | null; comfort: Comfort; kind: FocusKind };

/** What one's own plan said until it was changed, and the focuses that ended, the latest change first. */
export async function listPlanRevisions(viewer: Viewer, { page = 1 }: { page?: number } = {}) {
  const mine = visible.planRevisions(viewer);
  const [rows, total] = await Promise.all([
    db(viewer).planRevision.findMany({
      where: mine,
      orderBy: [{ until: "desc" }, { id: "desc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
      select: {
        id: true,
        until: true,
        was: true,
        focus: { select: { experience: true, competency: { select: { name: true } } } },
      },
    }),
    db(viewer).planRevision.count({ where: mine }),
  ]);
  return {
    revisions: rows.map(({ id, until, was, focus }) => {
      const day = dayAt(until, viewer.timeZone);
      return focus
        ? { id, day, focus: { name: focus.competency?.name ?? focus.experience ?? "", ...(was as FocusWas) }, aim: null }
        : { id, day, focus: null, aim: was as AimWas };
    }),
    page,
    pages: Math.max(1, Math.ceil(total / pageSize)),
  };
}

export type PlanRevisions = Awaited<ReturnType<typeof listPlanRevisions>>["revisions"];
