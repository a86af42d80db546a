import "server-only";
import { can, visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { addDays, type Day, dateOf, dayAt, dayOf, isDay, today } from "@/lib/clock";
import { db, recordReads } from "@/lib/db";
import { freshnessOf, quietDays } from "@/lib/growth-plans/rules";
import type { PlanState, TrackKind, UpdateFeeling } from "@/prisma/generated/enums";
import { byNeed, reasonsFor } from "./rules";

/** Direct reports shown on one page; who has more pages through them by name. */
export const teamSize = 50;

/** Changes shown in a brief, of each kind. */
const briefSize = 50;

/** The viewer's direct reports, who needs them first with the reasons, and how many there are in all. */
export async function listTeam(viewer: Viewer, { page = 1 }: { page?: number } = {}) {
  const people = await readReports(viewer, page);
  const total = people.length < teamSize && page === 1 ? people.length : await db.person.count({ where: directReports(viewer) });
  const withPlans = people.filter((person) => person.plan).map((person) => person.id);
  await recordReads(viewer, withPlans, "growth plan");
  const members = people.map(({ plan: row, startedOn, timeZone, ...person }) => {
    const now = today(timeZone);
    const ageing = row && {
      state: row.state,
      createdAt: new Date(row.createdAt),
      lastUpdateAt: row.lastUpdateAt ? new Date(row.lastUpdateAt) : null,
    };
    const plan = ageing && {
      freshness: freshnessOf(ageing, now, timeZone),
      quietDays: quietDays(ageing, now, timeZone),
      lastFeeling: row.lastFeeling,
      focuses: row.focuses,
    };
    return { ...person, plan, reasons: reasonsFor({ startedOn: dayOf(startedOn), plan }, now) };
  });
  return { members: byNeed(members), total, page, pages: Math.max(1, Math.ceil(total / teamSize)) };
}

/** Names of direct reports, for forms that ask about whom. */
export function listReports(viewer: Viewer) {
  return db.person.findMany({
    where: directReports(viewer),
    orderBy: { name: "asc" },
    take: 200,
    select: { handle: true, name: true },
  });
}

const directReports = (viewer: Viewer) => ({ ...visible.people(viewer), lines: { some: { managerId: viewer.personId, endedOn: null } } });

type Report = {
  id: string;
  handle: string;
  name: string;
  timeZone: string;
  startedOn: Date;
  level: { title: string; code: string; track: { name: string; kind: TrackKind } } | null;
  plan: {
    state: PlanState;
    createdAt: string;
    lastUpdateAt: string | null;
    lastFeeling: UpdateFeeling | null;
    focuses: { name: string; dueOn: Day | null }[];
  } | null;
};

// One question instead of one for each relation. Whom one may see is visible.people in SQL.
function readReports(viewer: Viewer, page: number): Promise<Report[]> {
  return db.$queryRaw<Report[]>`
    SELECT p.id, p.handle, p.name, p.time_zone AS "timeZone", p.started_on AS "startedOn",
           (SELECT json_build_object('title', l.title, 'code', l.code, 'track', json_build_object('name', t.name, 'kind', t.kind))
              FROM placement c JOIN level l ON l.id = c.level_id JOIN track t ON t.id = l.track_id WHERE c.person_id = p.id AND c.ended_on IS NULL) AS level,
           (SELECT json_build_object('state', g.state, 'createdAt', g.created_at, 'lastUpdateAt', g.last_update_at,
                'lastFeeling', (SELECT u.feeling FROM growth_update u WHERE u.plan_id = g.id ORDER BY u.created_at DESC LIMIT 1),
                'focuses', (SELECT coalesce(json_agg(json_build_object('name', coalesce(o.name, f.experience), 'dueOn', f.due_on) ORDER BY f.slot), '[]')
                              FROM focus f LEFT JOIN competency o ON o.id = f.competency_id WHERE f.plan_id = g.id AND f.ended_at IS NULL))
              FROM growth_plan g WHERE g.person_id = p.id AND g.state <> 'closed') AS plan
      FROM reporting_line r JOIN person p ON p.id = r.person_id
     WHERE r.manager_id = ${viewer.personId}::uuid AND r.ended_on IS NULL
       AND (${can.administer(viewer)} OR p.left_on IS NULL OR p.left_on > ${today(viewer.timeZone)}::date)
     ORDER BY p.name, p.id LIMIT ${teamSize} OFFSET ${(page - 1) * teamSize}`;
}

export type TeamView = Awaited<ReturnType<typeof listTeam>>;

/**
 * What changed for a person since a day (their calendar; by default the last fortnight): updates,
 * focuses, aim and placement. For the person and everybody above them; null otherwise.
 */
export async function getBrief(viewer: Viewer, handle: string, asked?: string) {
  const person = await db.person.findFirst({
    where: { handle, ...visible.line(viewer) },
    select: { id: true, handle: true, name: true, timeZone: true },
  });
  if (!person) return null;
  const now = today(person.timeZone);
  const since: Day = asked && isDay(asked) && asked <= now ? asked : addDays(now, -14);
  const from = dateOf(since);
  const plan = { personId: person.id };
  const about = { competency: { select: { name: true } }, experience: true } as const;
  const [current, updates, focuses, placements, aims] = await Promise.all([
    db.growthPlan.findFirst({
      where: { ...plan, state: { not: "closed" } },
      select: { state: true, createdAt: true, lastUpdateAt: true, aim: true, aimExperience: true, aimLevel: { select: { title: true } } },
    }),
    db.growthUpdate.findMany({
      where: { plan, createdAt: { gte: from } },
      orderBy: { createdAt: "desc" },
      take: briefSize,
      select: { id: true, feeling: true, words: true, createdAt: true, focus: { select: about } },
    }),
    db.focus.findMany({
      where: { plan, OR: [{ endedAt: null }, { startedAt: { gte: from } }, { endedAt: { gte: from } }] },
      orderBy: { startedAt: "desc" },
      take: briefSize,
      select: { id: true, nextStep: true, dueOn: true, startedAt: true, revisedAt: true, endedAt: true, ending: true, ...about },
    }),
    db.placement.findMany({
      where: { ...plan, startedOn: { gte: from } },
      orderBy: { startedOn: "desc" },
      take: briefSize,
      select: {
        id: true,
        startedOn: true,
        reason: true,
        level: { select: { title: true, track: { select: { name: true, kind: true } } } },
      },
    }),
    db.auditEvent.count({ where: { aboutId: person.id, event: "growth_plan.aimed", at: { gte: from } } }),
    recordReads(viewer, [person.id], "brief"),
  ]);
  const nameOf = (focus: { competency: { name: string } | null; experience: string | null }) =>
    focus.competency?.name ?? focus.experience ?? "";
  return {
    person,
    since,
    today: now,
    plan: current && {
      ...current,
      freshness: freshnessOf(current, now, person.timeZone),
      quietDays: quietDays(current, now, person.timeZone),
      aimChanged: aims > 0,
    },
    updates: updates.map(({ focus, ...update }) => ({
      ...update,
      day: dayAt(update.createdAt, person.timeZone),
      about: focus && nameOf(focus),
    })),
    focuses: focuses.map(({ dueOn, startedAt, revisedAt, endedAt, ...focus }) => ({
      id: focus.id,
      name: nameOf(focus),
      nextStep: focus.nextStep,
      ending: focus.ending,
      dueOn: dueOn && dayOf(dueOn),
      overdue: Boolean(!endedAt && dueOn && dayOf(dueOn) < now),
      change: endedAt
        ? ("ended" as const)
        : startedAt >= from
          ? ("started" as const)
          : revisedAt && revisedAt >= from
            ? ("revised" as const)
            : null,
    })),
    placements: placements.map(({ startedOn, ...placement }) => ({ ...placement, day: dayOf(startedOn) })),
  };
}

export type BriefView = NonNullable<Awaited<ReturnType<typeof getBrief>>>;
