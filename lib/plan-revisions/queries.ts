import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { type Day, dayAt } from "@/lib/clock";
import { db } from "@/lib/db";
import type { AimKind, Comfort, FocusEnding, FocusKind } from "@/prisma/generated/enums";

/** Changes on one page. */
const pageSize = 30;

type AimWas = { aim: AimKind; level: string | null; experience: string | null; words: string };
type FocusWas = { nextStep: string; dueOn: Day | null; comfort: Comfort; kind: FocusKind };

type RevisionRow = { id: string; until: Date; was: unknown; name: string | null; ending: FocusEnding | null; total: number };

/** What one's own plan said until it was changed, and the focuses that ended, the latest change first. */
export async function listPlanRevisions(viewer: Viewer, { page = 1 }: { page?: number } = {}) {
  // An ended focus is its own last wording. Whose plan it is, is visible.planRevisions in SQL.
  const rows = await db(viewer).$queryRaw<RevisionRow[]>`
    SELECT h.id, h.until, h.was, h.ending, coalesce(c.name, f.experience) AS name, (count(*) OVER ())::int AS total
      FROM (SELECT r.id, r.until, r.was, r.focus_id, NULL AS ending
              FROM plan_revision r JOIN growth_plan g ON g.id = r.plan_id WHERE g.person_id = ${viewer.personId}::uuid
             UNION ALL
            SELECT e.id, e.ended_at, jsonb_build_object('nextStep', e.next_step, 'dueOn', e.due_on, 'comfort', e.comfort, 'kind', e.kind), e.id, e.ending::text
              FROM focus e JOIN growth_plan g ON g.id = e.plan_id WHERE g.person_id = ${viewer.personId}::uuid AND e.ended_at IS NOT NULL) h
      LEFT JOIN focus f ON f.id = h.focus_id LEFT JOIN competency c ON c.id = f.competency_id
     ORDER BY h.until DESC, h.id DESC LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`;
  return {
    revisions: rows.map(({ id, until, was, name, ending }) => {
      const day = dayAt(until, viewer.timeZone);
      return name === null
        ? { id, day, focus: null, aim: was as AimWas }
        : { id, day, focus: { name, ending, ...(was as FocusWas) }, aim: null };
    }),
    page,
    pages: Math.max(1, Math.ceil((rows[0]?.total ?? 0) / pageSize)),
  };
}

export type PlanRevisions = Awaited<ReturnType<typeof listPlanRevisions>>["revisions"];
