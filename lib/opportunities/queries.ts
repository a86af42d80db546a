import "server-only";
import { can, visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { type Day, dayOf, today } from "@/lib/clock";
import { db, recordReads } from "@/lib/db";
import { id as uuid } from "@/lib/text";
import { Prisma } from "@/prisma/generated/client";
import type { AssignmentState, TrackKind } from "@/prisma/generated/enums";
import { type BoardSearch, closedBecause } from "./rules";

/** Assignments on one page of a list, how many are counted before "more than", and choices in one filter. */
const pageSize = 20;
const countedUpTo = 1000;
const choices = 100;

type Row = {
  id: string;
  title: string;
  what: string;
  why: string;
  hours: number;
  startsOn: Day;
  endsOn: Day;
  closesOn: Day | null;
  seats: number;
  remote: boolean;
  tracks: TrackKind[];
  state: AssignmentState;
  version: number;
  owner: { id: string; handle: string; name: string; timeZone: string };
  orgUnit: { id: string; name: string } | null;
  competencies: { id: string; key: string; name: string }[];
};
// An assignment `a` with all that is said of it, in one statement however many there are.
const facts = Prisma.sql`json_build_object('id', a.id, 'title', a.title, 'what', a.what, 'why', a.why, 'hours', a.hours, 'startsOn', a.starts_on,
  'endsOn', a.ends_on, 'closesOn', a.closes_on, 'seats', a.seats, 'remote', a.remote, 'tracks', coalesce(a.tracks, '{}'), 'state', a.state, 'version', a.version,
  'owner', (SELECT json_build_object('id', p.id, 'handle', p.handle, 'name', p.name, 'timeZone', p.time_zone) FROM person p WHERE p.id = a.owner_id),
  'orgUnit', (SELECT json_build_object('id', u.id, 'name', u.name) FROM org_unit u WHERE u.id = a.org_unit_id),
  'competencies', (SELECT coalesce(json_agg(json_build_object('id', k.id, 'key', k.key, 'name', k.name) ORDER BY k.name, k.id), '[]')
                     FROM assignment_competency c JOIN competency k ON k.id = c.competency_id WHERE c.assignment_id = a.id))`;

/** Of assignments `a`: where one can still show interest today; what `visible.openAssignments` says, and the days. */
export function openNow(viewer: Viewer): Prisma.Sql {
  const here = can.administer(viewer)
    ? Prisma.empty
    : Prisma.sql`AND EXISTS (SELECT FROM person o WHERE o.id = a.owner_id AND (o.left_on IS NULL OR o.left_on > day_in(o.time_zone)))`;
  return Prisma.sql`${inTime} ${here}`;
}
// Until the day has ended where its owner is. For the index, first: no day is more than two behind the latest.
const inTime = Prisma.sql`a.state = 'open' AND coalesce(a.closes_on, a.ends_on) >= latest_day() - 2
  AND coalesce(a.closes_on, a.ends_on) >= (SELECT day_in(o.time_zone) FROM person o WHERE o.id = a.owner_id)`;
/** The order of the board: what can be joined the shortest first. */
export const boardOrder = Prisma.sql`coalesce(a.closes_on, a.ends_on), a.starts_on, a.id`;

/** What is open to everybody, what closes first at the head. Who is interested changes nothing about it. */
export async function listOpenings(viewer: Viewer, { competency, track, hours, remote, unit, page }: BoardSearch) {
  const narrowed = [
    competency &&
      Prisma.sql`EXISTS (SELECT FROM assignment_competency c JOIN competency k ON k.id = c.competency_id WHERE c.assignment_id = a.id AND k.key = ${competency})`,
    track && Prisma.sql`${track}::"TrackKind" = ANY (a.tracks)`,
    hours && Prisma.sql`a.hours <= ${hours}`,
    remote && Prisma.sql`a.remote`,
    unit &&
      Prisma.sql`EXISTS (SELECT FROM org_unit u JOIN org_unit top ON top.key = ${unit} AND starts_with(u.path, top.path) WHERE u.id = a.org_unit_id)`,
  ].flatMap((one) => one || []);
  const rows = await db(viewer).$queryRaw<{ opening: Row }[]>`
    SELECT ${facts} AS opening FROM stretch_assignment a WHERE ${Prisma.join([openNow(viewer), ...narrowed], " AND ")}
     ORDER BY ${boardOrder} OFFSET ${(page - 1) * pageSize} LIMIT ${pageSize + 1}`;
  return { openings: rows.slice(0, pageSize).map(({ opening }) => asOpening(opening, viewer)), page, hasMore: rows.length > pageSize };
}

export type OpeningsView = Awaited<ReturnType<typeof listOpenings>>;
export type OpeningView = OpeningsView["openings"][number];

/** What the board can be narrowed by: competencies and units that something open speaks of. */
export async function getBoardChoices(viewer: Viewer) {
  type Choice = { key: string; name: string };
  const [row] = await db(viewer).$queryRaw<{ competencies: Choice[]; units: Choice[] }[]>`
    SELECT (SELECT coalesce(json_agg(one ORDER BY one.name), '[]') FROM (
              SELECT k.key, min(k.name) AS name FROM competency k
               WHERE EXISTS (SELECT FROM assignment_competency c JOIN stretch_assignment a ON a.id = c.assignment_id WHERE c.competency_id = k.id AND ${openNow(viewer)})
               GROUP BY k.key ORDER BY 2 LIMIT ${choices}) one) AS competencies,
           (SELECT coalesce(json_agg(one ORDER BY one.name), '[]') FROM (
              SELECT u.key, u.name FROM org_unit u WHERE u.id IN (SELECT a.org_unit_id FROM stretch_assignment a WHERE a.org_unit_id IS NOT NULL AND ${openNow(viewer)})
               ORDER BY u.name LIMIT ${choices}) one) AS units`;
  return row ?? { competencies: [], units: [] };
}

export type BoardChoices = Awaited<ReturnType<typeof getBoardChoices>>;

/** One assignment as this viewer may read it, or null; `managerName` is whom the viewer reports to. */
export async function getOpening(viewer: Viewer, id: string) {
  if (!uuid.safeParse(id).success) return null;
  const found = await db(viewer).stretchAssignment.findFirst({
    where: { AND: [{ id }, visible.assignments(viewer)] },
    select: { id: true },
  });
  if (!found) return null;
  const [row] = await db(viewer).$queryRaw<{ opening: Row; managerName: string | null }[]>`
    SELECT ${facts} AS opening, (SELECT m.name FROM reporting_line r JOIN person m ON m.id = r.manager_id WHERE r.person_id = ${viewer.personId}::uuid AND r.ended_on IS NULL) AS "managerName"
      FROM stretch_assignment a WHERE a.id = ${id}::uuid`;
  return row ? { ...asOpening(row.opening, viewer), managerName: row.managerName } : null;
}

/** What one offers oneself, the newest first, with who is doing it and how many wait for an answer. */
export async function listOwnAssignments(viewer: Viewer, page = 1) {
  const where = visible.ownAssignments(viewer);
  const [rows, total, waiting] = await Promise.all([
    db(viewer).stretchAssignment.findMany({
      where,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
      select: {
        id: true,
        title: true,
        state: true,
        startsOn: true,
        endsOn: true,
        seats: true,
        interests: {
          where: { withdrawnAt: null, participation: { isNot: null } },
          take: 20,
          orderBy: { createdAt: "asc" },
          select: { person: { select: { id: true, name: true } }, participation: { select: { id: true, endedOn: true } } },
        },
      },
    }),
    db(viewer).stretchAssignment.count({ where, take: countedUpTo + 1 }),
    db(viewer).interest.groupBy({
      by: ["assignmentId"],
      where: { assignment: where, withdrawnAt: null, answers: { none: { side: "owner" } } },
      orderBy: { assignmentId: "asc" },
      take: countedUpTo,
      _count: true,
    }),
  ]);
  await recordReads(viewer, [...new Set(rows.flatMap((row) => row.interests.map((one) => one.person.id)))], "participation");
  const waitingIn = new Map(waiting.map((one) => [one.assignmentId, one._count]));
  return {
    assignments: rows.map(({ startsOn, endsOn, interests, ...row }) => ({
      ...row,
      startsOn: dayOf(startsOn),
      endsOn: dayOf(endsOn),
      waiting: waitingIn.get(row.id) ?? 0,
      doing: interests.flatMap(({ person, participation }) => (participation ? [{ ...participation, name: person.name }] : [])),
    })),
    pages: Math.max(1, Math.ceil(Math.min(total, countedUpTo) / pageSize)),
  };
}

export type OwnAssignmentsView = Awaited<ReturnType<typeof listOwnAssignments>>;

/** The units somebody can offer for: their own, and those around it. */
export async function listOfferUnits(viewer: Viewer) {
  const person = await db(viewer).person.findFirst({
    where: { id: viewer.personId },
    select: { orgUnit: { select: { path: true } } },
  });
  if (!person?.orgUnit) return [];
  return db(viewer).orgUnit.findMany({
    where: { node: { in: person.orgUnit.path.split(".") } },
    orderBy: { path: "asc" },
    take: choices,
    select: { id: true, name: true },
  });
}

export type OfferUnits = Awaited<ReturnType<typeof listOfferUnits>>;

function asOpening({ competencies, owner, ...row }: Row, viewer: Viewer) {
  return {
    ...row,
    owner: { handle: owner.handle, name: owner.name },
    isMine: owner.id === viewer.personId,
    closed: closedBecause(row, today(owner.timeZone)),
    competencies: competencies.sort((a, b) => a.name.localeCompare(b.name, "en")),
  };
}
