import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { addDays, type Day, dateOf, dayAt, dayOf, isDay, today } from "@/lib/clock";
import { db, recordReads } from "@/lib/db";
import { freshnessOf, quietDays } from "@/lib/growth-plans/rules";
import { byNeed, reasonsFor } from "./rules";

/** Direct reports shown on one page; who has more pages through them by name. */
export const teamSize = 50;

/** Changes shown in a brief, of each kind. */
const briefSize = 50;

/** The viewer's direct reports, who needs them first with the reasons, and how many there are in all. */
export async function listTeam(viewer: Viewer, { page = 1 }: { page?: number } = {}) {
  const direct = { ...visible.people(viewer), lines: { some: { managerId: viewer.personId, endedOn: null } } };
  const [people, total] = await Promise.all([
    db.person.findMany({
      where: direct,
      orderBy: [{ name: "asc" }, { id: "asc" }],
      skip: (page - 1) * teamSize,
      take: teamSize,
      select: {
        id: true,
        handle: true,
        name: true,
        timeZone: true,
        startedOn: true,
        placements: {
          where: { endedOn: null },
          select: { level: { select: { title: true, code: true, track: { select: { name: true, kind: true } } } } },
        },
        plans: {
          where: { state: { not: "closed" } },
          select: {
            state: true,
            createdAt: true,
            lastUpdateAt: true,
            focuses: {
              where: { endedAt: null },
              orderBy: { slot: "asc" },
              select: { dueOn: true, experience: true, competency: { select: { name: true } } },
            },
            updates: { orderBy: { createdAt: "desc" }, take: 1, select: { feeling: true } },
          },
        },
      },
    }),
    db.person.count({ where: direct }),
  ]);
  const withPlans = people.filter((person) => person.plans.length).map((person) => person.id);
  await recordReads(viewer, withPlans, "growth plan");
  const members = people.map(({ placements, plans, startedOn, timeZone, ...person }) => {
    const now = today(timeZone);
    const plan = plans[0] && {
      freshness: freshnessOf(plans[0], now, timeZone),
      quietDays: quietDays(plans[0], now, timeZone),
      lastFeeling: plans[0].updates[0]?.feeling ?? null,
      focuses: plans[0].focuses.map((focus) => ({
        name: focus.competency?.name ?? focus.experience ?? "",
        dueOn: focus.dueOn && dayOf(focus.dueOn),
      })),
    };
    return {
      ...person,
      level: placements[0]?.level ?? null,
      plan: plan ?? null,
      reasons: reasonsFor({ startedOn: dayOf(startedOn), plan: plan ?? null }, now),
    };
  });
  return { members: byNeed(members), total, page, pages: Math.max(1, Math.ceil(total / teamSize)) };
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
