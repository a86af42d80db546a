import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { type Day, dateOf, dayOf, today } from "@/lib/clock";
import { db, recordReads } from "@/lib/db";
import { id as uuid } from "@/lib/text";
import type { Prisma } from "@/prisma/generated/client";
import { type BoardSearch, closedBecause } from "./rules";

/** Assignments on one page of a list, how many are counted before "more than", and choices in one filter. */
const pageSize = 20;
const countedUpTo = 1000;
const choices = 100;

export const openingFacts = {
  id: true,
  title: true,
  what: true,
  why: true,
  hours: true,
  startsOn: true,
  endsOn: true,
  closesOn: true,
  seats: true,
  remote: true,
  tracks: true,
  state: true,
  version: true,
  owner: { select: { id: true, handle: true, name: true } },
  orgUnit: { select: { id: true, name: true } },
  competencies: { orderBy: { competencyId: "asc" }, select: { competency: { select: { id: true, key: true, name: true } } } },
} as const satisfies Prisma.StretchAssignmentSelect;
type Row = Prisma.StretchAssignmentGetPayload<{ select: typeof openingFacts }>;

/** Where one can still show interest on a day. */
export const openOn = (viewer: Viewer, day: Day = today(viewer.timeZone)) =>
  ({
    AND: [
      visible.openAssignments(viewer),
      { endsOn: { gte: dateOf(day) } },
      { OR: [{ closesOn: null }, { closesOn: { gte: dateOf(day) } }] },
    ],
  }) satisfies Prisma.StretchAssignmentWhereInput;

/** What is open to everybody, what closes first at the head. Who is interested changes nothing about it. */
export async function listOpenings(viewer: Viewer, { competency, track, hours, remote, unit, page }: BoardSearch) {
  const path = unit ? await unitPath(viewer, unit) : null;
  const where: Prisma.StretchAssignmentWhereInput = {
    AND: [
      openOn(viewer),
      competency ? { competencies: { some: { competency: { key: competency } } } } : {},
      track ? { tracks: { has: track } } : {},
      hours ? { hours: { lte: hours } } : {},
      remote ? { remote: true } : {},
      // A unit that is not there has no openings.
      unit ? { orgUnit: path === null ? { key: unit } : { path: { startsWith: path } } } : {},
    ],
  };
  const [rows, total] = await Promise.all([
    db.stretchAssignment.findMany({
      where,
      orderBy: [{ closesOn: { sort: "asc", nulls: "last" } }, { startsOn: "asc" }, { id: "asc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
      select: openingFacts,
    }),
    db.stretchAssignment.count({ where, take: countedUpTo + 1 }),
  ]);
  return {
    openings: rows.map((row) => asOpening(row, viewer)),
    total,
    page,
    pages: Math.max(1, Math.ceil(Math.min(total, countedUpTo) / pageSize)),
  };
}

export type OpeningsView = Awaited<ReturnType<typeof listOpenings>>;
export type OpeningView = OpeningsView["openings"][number];

/** What the board can be narrowed by: competencies and units that something open speaks of. */
export async function getBoardChoices(viewer: Viewer) {
  const open = openOn(viewer);
  const [competencies, units] = await Promise.all([
    db.competency.groupBy({
      by: ["key", "name"],
      where: { assignments: { some: { assignment: open } } },
      orderBy: { name: "asc" },
      take: choices,
    }),
    db.orgUnit.findMany({
      where: { assignments: { some: open } },
      orderBy: { name: "asc" },
      take: choices,
      select: { key: true, name: true },
    }),
  ]);
  return { competencies: [...new Map(competencies.map(({ key, name }) => [key, { key, name }])).values()], units };
}

export type BoardChoices = Awaited<ReturnType<typeof getBoardChoices>>;

/** One assignment as this viewer may read it, or null; `managerName` is whom the viewer reports to. */
export async function getOpening(viewer: Viewer, id: string) {
  if (!uuid.safeParse(id).success) return null;
  const [row, line] = await Promise.all([
    db.stretchAssignment.findFirst({ where: { AND: [{ id }, visible.assignments(viewer)] }, select: openingFacts }),
    db.reportingLine.findFirst({
      where: { personId: viewer.personId, endedOn: null },
      select: { manager: { select: { name: true } } },
    }),
  ]);
  return row && { ...asOpening(row, viewer), managerName: line?.manager.name ?? null };
}

/** What one offers oneself, the newest first, with who is doing it and how many wait for an answer. */
export async function listOwnAssignments(viewer: Viewer, page = 1) {
  const where = visible.ownAssignments(viewer);
  const [rows, total, waiting] = await Promise.all([
    db.stretchAssignment.findMany({
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
    db.stretchAssignment.count({ where, take: countedUpTo + 1 }),
    db.interest.groupBy({
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
  const person = await db.person.findUnique({
    where: { id: viewer.personId },
    select: { orgUnit: { select: { path: true } } },
  });
  if (!person?.orgUnit) return [];
  return db.orgUnit.findMany({
    where: { node: { in: person.orgUnit.path.split(".") } },
    orderBy: { path: "asc" },
    take: choices,
    select: { id: true, name: true },
  });
}

export type OfferUnits = Awaited<ReturnType<typeof listOfferUnits>>;

async function unitPath(_: Viewer, key: string): Promise<string | null> {
  const unit = await db.orgUnit.findUnique({ where: { key }, select: { path: true } });
  return unit?.path ?? null;
}

function asOpening({ startsOn, endsOn, closesOn, competencies, owner, ...row }: Row, viewer: Viewer) {
  const days = { startsOn: dayOf(startsOn), endsOn: dayOf(endsOn), closesOn: closesOn && dayOf(closesOn) };
  return {
    ...row,
    ...days,
    owner: { handle: owner.handle, name: owner.name },
    isMine: owner.id === viewer.personId,
    closed: closedBecause({ state: row.state, ...days }, today(viewer.timeZone)),
    competencies: competencies.map((one) => one.competency).sort((a, b) => a.name.localeCompare(b.name, "en")),
  };
}
