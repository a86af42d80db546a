import "server-only";
import { can, visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dayAt, dayOf, today } from "@/lib/clock";
import { db, recordReads } from "@/lib/db";
import { differenceInWords, freshnessOf, quietDays } from "./rules";

/** Updates shown on a plan; older ones are on the brief. */
const recentUpdates = 8;

const levelSelect = {
  id: true,
  key: true,
  title: true,
  code: true,
  versionId: true,
  track: { select: { name: true, kind: true } },
  version: { select: { framework: { select: { key: true } } } },
} as const;

/**
 * A person's plan with where they stand, what their aim asks and what they practise, or null when
 * there is no such person for this viewer. `plan` is null when they have not begun one.
 */
export async function getPlan(viewer: Viewer, handle: string) {
  const person = await db.person.findFirst({
    where: { handle, ...visible.line(viewer) },
    select: {
      id: true,
      handle: true,
      name: true,
      title: true,
      timeZone: true,
      linePath: true,
      placements: { where: { endedOn: null }, select: { startedOn: true, level: { select: levelSelect } } },
      lines: { where: { endedOn: null }, select: { manager: { select: { name: true } } } },
      plans: {
        where: { state: { not: "closed" } },
        select: {
          id: true,
          state: true,
          aim: true,
          aimExperience: true,
          aimWords: true,
          createdAt: true,
          lastUpdateAt: true,
          version: true,
          aimLevel: { select: levelSelect },
          focuses: {
            where: { endedAt: null },
            orderBy: { slot: "asc" },
            select: {
              id: true,
              nextStep: true,
              dueOn: true,
              comfort: true,
              kind: true,
              experience: true,
              version: true,
              levelId: true,
              competency: { select: { id: true, key: true, name: true } },
              level: { select: { title: true } },
            },
          },
          updates: {
            orderBy: { createdAt: "desc" },
            take: recentUpdates,
            select: {
              id: true,
              feeling: true,
              words: true,
              createdAt: true,
              focus: { select: { experience: true, competency: { select: { name: true } } } },
            },
          },
        },
      },
    },
  });
  if (!person) return null;
  const [plan = null] = person.plans;
  const placement = person.placements[0] ?? null;
  const [asks] = await Promise.all([
    asksOf(placement?.level.id, (plan?.aimLevel ?? placement?.level)?.id, plan?.focuses ?? []),
    recordReads(viewer, [person.id], "growth plan"),
  ]);
  const now = today(person.timeZone);
  return {
    person: { id: person.id, handle: person.handle, name: person.name, title: person.title, linePath: person.linePath },
    managerName: person.lines[0]?.manager.name ?? null,
    placement: placement && { level: placement.level, since: dayOf(placement.startedOn) },
    plan: plan && {
      ...plan,
      freshness: freshnessOf(plan, now, person.timeZone),
      quietDays: quietDays(plan, now, person.timeZone),
      focuses: plan.focuses.map(({ dueOn, ...focus }) => ({
        ...focus,
        name: focus.competency?.name ?? focus.experience ?? "",
        dueOn: dueOn && dayOf(dueOn),
        overdue: Boolean(dueOn && dayOf(dueOn) < now),
        statements: asks.statements
          .filter((one) => one.levelId === focus.levelId && one.competencyId === focus.competency?.id)
          .map((one) => one.text),
      })),
      updates: plan.updates.map(({ focus, ...update }) => ({
        ...update,
        day: dayAt(update.createdAt, person.timeZone),
        about: focus?.competency?.name ?? focus?.experience ?? null,
      })),
    },
    /** The competencies of the aim's level (or one's own), by group, with what it asks beside one's own level. */
    groups: asks.groups,
    canEdit: can.editPlan(viewer, person),
    today: now,
  };
}

export type PlanView = NonNullable<Awaited<ReturnType<typeof getPlan>>>;

type Cell = { competencyId: string | null; levelId: string };

async function asksOf(
  ownLevelId: string | undefined,
  aimLevelId: string | undefined,
  focuses: { levelId: string | null; competency: { id: string } | null }[],
) {
  if (!aimLevelId) return { groups: [], statements: [] };
  const cells: Cell[] = focuses.flatMap(({ levelId, competency }) =>
    levelId && competency ? [{ levelId, competencyId: competency.id }] : [],
  );
  const [expectations, statements] = await Promise.all([
    db.expectation.findMany({
      where: { levelId: { in: ownLevelId ? [ownLevelId, aimLevelId] : [aimLevelId] }, competencyId: { not: null } },
      orderBy: [{ competency: { group: { order: "asc" } } }, { competency: { order: "asc" } }],
      select: {
        levelId: true,
        state: true,
        competency: { select: { id: true, key: true, name: true, group: { select: { name: true } } } },
      },
    }),
    cells.length
      ? db.statement.findMany({
          where: { expectation: { OR: cells } },
          orderBy: { order: "asc" },
          select: { text: true, expectation: { select: { levelId: true, competencyId: true } } },
        })
      : [],
  ]);
  const mine = new Map(expectations.filter((one) => one.levelId === ownLevelId).map((one) => [one.competency?.key, one.state]));
  const groups = new Map<string, { id: string; key: string; name: string; difference: string | null }[]>();
  for (const { levelId, state, competency } of expectations) {
    if (levelId !== aimLevelId || !competency) continue;
    const { group, ...rest } = competency;
    const row = { ...rest, difference: aimLevelId === ownLevelId ? null : differenceInWords(mine.get(competency.key), state) };
    groups.set(group.name, [...(groups.get(group.name) ?? []), row]);
  }
  return {
    groups: [...groups].map(([name, competencies]) => ({ name, competencies })),
    statements: statements.map(({ text, expectation }) => ({ text, ...expectation })),
  };
}
