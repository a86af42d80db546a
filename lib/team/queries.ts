import "server-only";
import { can, visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { type Day, dayAt, dayOf, today } from "@/lib/clock";
import { db, recordReads } from "@/lib/db";
import { freshnessOf, quietDays } from "@/lib/growth-plans/rules";
import type { PlanState, TrackKind, UpdateFeeling } from "@/prisma/generated/enums";
import type { Week } from "@/lib/ladders/rules";
import { gapLine } from "@/lib/work-mixes/rules";
import { byNeed, reasonsFor } from "./rules";

/** Direct reports shown on one page; who has more pages through them by name. */
export const teamSize = 50;

/** A page of the viewer's direct reports, who needs them first with the reasons; how many there are and how many need them, of all. */
export async function listTeam(viewer: Viewer, { page = 1 }: { page?: number } = {}) {
  const [people, actions] = await Promise.all([readReports(viewer), countOpenActions(viewer)]);
  const all = people.map(({ plan: row, talk: met, mix, moveStartedOn, startedOn, timeZone, ...person }) => {
    const now = today(timeZone);
    const { open = 0, overdue = 0 } = actions.get(person.id) ?? {};
    const talk = met && {
      cadenceDays: met.cadenceDays,
      since: dayAt(new Date(met.since), viewer.timeZone),
      last: met.last && dayAt(new Date(met.last), viewer.timeZone),
      next: met.next && dayAt(new Date(met.next), viewer.timeZone),
      overdueActions: overdue,
    };
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
    const facts = {
      startedOn: dayOf(startedOn),
      plan,
      talk,
      roundWaits: person.roundWaits,
      mixLine: mix && gapLine(mix.wanted, mix.real),
      trial: person.trial,
      moveStartedOn,
    };
    return { ...person, plan, talk, sharesWeek: mix !== null, openActions: open, reasons: reasonsFor(facts, now) };
  });
  // Who needs one first comes first of all, not of a page.
  const members = byNeed(all).slice((page - 1) * teamSize, page * teamSize);
  // How things stand, and what the focuses are called: no reading of the plan or the week themselves.
  await recordReads(viewer, idsOf(members.filter(({ plan, sharesWeek }) => plan || sharesWeek)), "team list");
  const needing = all.filter(({ reasons }) => reasons.length).length;
  return { members, needing, total: all.length, page, pages: Math.max(1, Math.ceil(all.length / teamSize)) };
}

/** People of one page of the line below, and how many are counted before "more than". */
const belowSize = 50;
const countedUpTo = 1000;

/** Those who report to the viewer's reports and so on, under whom they report to: who they are and where, not what they write. */
export async function listBelow(viewer: Viewer, { page = 1 }: { page?: number } = {}) {
  const where = {
    AND: [
      visible.people(viewer),
      visible.line(viewer),
      { id: { not: viewer.personId }, lines: { some: { endedOn: null, managerId: { not: viewer.personId } } } },
    ],
  };
  const [people, total] = await Promise.all([
    db(viewer).person.findMany({
      where,
      // The path keeps those of one manager together, and is what the index is ordered by.
      orderBy: { linePath: "asc" },
      skip: (page - 1) * belowSize,
      take: belowSize,
      select: {
        handle: true,
        name: true,
        lines: { where: { endedOn: null }, select: { manager: { select: { handle: true, name: true } } } },
        placements: {
          where: { endedOn: null },
          select: { level: { select: { title: true, code: true, track: { select: { name: true, kind: true } } } } },
        },
      },
    }),
    db(viewer).person.count({ where, take: countedUpTo + 1 }),
  ]);
  return {
    people: people.map(({ lines, placements, ...person }) => ({
      ...person,
      manager: lines[0]?.manager ?? null,
      level: placements[0]?.level ?? null,
    })),
    total,
    page,
    pages: Math.max(1, Math.ceil(Math.min(total, countedUpTo) / belowSize)),
  };
}

export type BelowView = Awaited<ReturnType<typeof listBelow>>;

/** Names of direct reports, for forms that ask about whom. */
export function listReports(viewer: Viewer) {
  return db(viewer).person.findMany({
    where: directReports(viewer),
    orderBy: { name: "asc" },
    take: 200,
    select: { handle: true, name: true },
  });
}

const directReports = (viewer: Viewer) => ({ ...visible.people(viewer), lines: { some: { managerId: viewer.personId, endedOn: null } } });

const idsOf = (people: { id: string }[]) => people.map(({ id }) => id);

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
  talk: { cadenceDays: number; since: string; last: string | null; next: string | null } | null;
  roundWaits: boolean;
  moveStartedOn: Day | null;
  mix: { wanted: Week | null; real: Week | null } | null;
  trial: { endsOn: Day; waits: boolean } | null;
};

/** Promises of the two, open and past their date, by report. Only the two of a pairing count them. */
async function countOpenActions(viewer: Viewer): Promise<Map<string, { open: number; overdue: number }>> {
  const rows = await db(viewer).$queryRaw<{ guestId: string; open: number; overdue: number }[]>`
    SELECT guest_id AS "guestId", open, overdue FROM open_actions_of(${viewer.personId}::uuid, ${today(viewer.timeZone)}::date)`;
  return new Map(rows.map(({ guestId, ...counts }) => [guestId, counts]));
}

// One question instead of one for each relation. Whom one may see is visible.people in SQL.
function readReports(viewer: Viewer): Promise<Report[]> {
  return db(viewer).$queryRaw<Report[]>`
    SELECT p.id, p.handle, p.name, p.time_zone AS "timeZone", p.started_on AS "startedOn",
           (SELECT json_build_object('title', l.title, 'code', l.code, 'track', json_build_object('name', t.name, 'kind', t.kind))
              FROM placement c JOIN level l ON l.id = c.level_id JOIN track t ON t.id = l.track_id WHERE c.person_id = p.id AND c.ended_on IS NULL) AS level,
           (SELECT json_build_object('state', g.state, 'createdAt', g.created_at, 'lastUpdateAt', g.last_update_at,
                'lastFeeling', (SELECT u.feeling FROM growth_update u WHERE u.plan_id = g.id AND u.removed_at IS NULL ORDER BY u.created_at DESC LIMIT 1),
                'focuses', (SELECT coalesce(json_agg(json_build_object('name', coalesce(o.name, f.experience), 'dueOn', f.due_on) ORDER BY f.slot), '[]')
                              FROM focus f LEFT JOIN competency o ON o.id = f.competency_id WHERE f.plan_id = g.id AND f.ended_at IS NULL))
              FROM growth_plan g WHERE g.person_id = p.id AND g.state <> 'closed') AS plan,
           (SELECT json_build_object('cadenceDays', t.cadence_days, 'since', greatest(t.agreed_at, r.started_on),
                'last', (SELECT max(m.starts_at) FROM meeting m WHERE m.pairing_id = t.id AND m.state = 'held'),
                'next', (SELECT max(m.starts_at) FROM meeting m WHERE m.pairing_id = t.id AND m.state = 'planned'))
              FROM pairing t WHERE t.host_id = r.manager_id AND t.guest_id = p.id AND t.ended_at IS NULL) AS talk,
           EXISTS (SELECT FROM assessment_round a WHERE a.person_id = p.id AND a.state = 'open'
                      AND NOT EXISTS (SELECT FROM assessment s WHERE s.round_id = a.id AND s.side = 'manager' AND s.submitted_at IS NOT NULL)) AS "roundWaits",
           (SELECT m.starts_on::text FROM track_move m WHERE m.person_id = p.id AND m.state = 'started') AS "moveStartedOn",
           (SELECT w.copy FROM work_mix_share w WHERE w.person_id = p.id AND w.manager_id = r.manager_id AND w.revoked_at IS NULL ORDER BY w.month DESC LIMIT 1) AS mix,
           (SELECT json_build_object('endsOn', x.ends_on, 'waits', x.agreed_at IS NULL) FROM trial x
             WHERE x.person_id = p.id AND x.ended_on IS NULL AND x.withdrawn_at IS NULL AND day_in(p.time_zone) <= x.ends_on
               AND CASE WHEN x.agreed_at IS NULL THEN x.starts_on >= day_in(p.time_zone)
                            AND NOT EXISTS (SELECT FROM trial_signature s WHERE s.trial_id = x.id AND s.side = 'manager')
                        ELSE x.starts_on <= day_in(p.time_zone) END
             ORDER BY x.agreed_at NULLS FIRST LIMIT 1) AS trial
      FROM reporting_line r JOIN person p ON p.id = r.person_id
     WHERE r.manager_id = ${viewer.personId}::uuid AND r.ended_on IS NULL
       AND (${can.administer(viewer)} OR p.left_on IS NULL OR p.left_on > day_in(p.time_zone))
     ORDER BY p.name, p.id`;
}

export type TeamView = Awaited<ReturnType<typeof listTeam>>;
