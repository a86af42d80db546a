import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dayAt, dayOf, today } from "@/lib/clock";
import { db, recordReads } from "@/lib/db";
import { id as uuid } from "@/lib/text";
import type { Prisma } from "@/prisma/generated/client";

/** Participations on one page of a list, check-ins on one page of a participation. */
const pageSize = 20;
const checkInsPage = 20;
const countedUpTo = 1000;

/** A participation with all that is said in it, for its participant, their manager and the owner; null for anybody else. */
export async function getParticipation(viewer: Viewer, id: string, page = 1) {
  if (!uuid.safeParse(id).success) return null;
  const where = { AND: [{ id }, visible.participations(viewer)] };
  const [row, checkIns, total] = await Promise.all([
    db(viewer).participation.findFirst({
      where,
      select: {
        id: true,
        startedOn: true,
        endedOn: true,
        ending: true,
        endWords: true,
        kickOff: true,
        version: true,
        reflection: { select: { practised: true, surprised: true, energy: true, version: true, evidenceId: true } },
        debrief: { select: { words: true, version: true, evidenceId: true, author: { select: { name: true } } } },
        interest: {
          select: {
            person: {
              select: {
                id: true,
                name: true,
                lines: { where: { endedOn: null }, select: { manager: { select: { name: true } } } },
              },
            },
            assignment: {
              select: { id: true, title: true, hours: true, endsOn: true, owner: { select: { id: true, name: true } } },
            },
          },
        },
      },
    }),
    db(viewer).checkIn.findMany({
      where: { participation: { AND: [{ id }, visible.participations(viewer)] } },
      orderBy: [{ at: "desc" }, { id: "desc" }],
      skip: (page - 1) * checkInsPage,
      take: checkInsPage,
      select: { id: true, words: true, at: true, author: { select: { name: true } } },
    }),
    db(viewer).checkIn.count({ where: { participation: { AND: [{ id }, visible.participations(viewer)] } }, take: countedUpTo + 1 }),
  ]);
  if (!row) return null;
  const { interest, startedOn, endedOn, ...rest } = row;
  const { person, assignment } = interest;
  await recordReads(viewer, [person.id], "participation");
  return {
    ...rest,
    startedOn: dayOf(startedOn),
    endedOn: endedOn && dayOf(endedOn),
    endsOn: dayOf(assignment.endsOn),
    assignment: { id: assignment.id, title: assignment.title, hours: assignment.hours },
    names: { participant: person.name, owner: assignment.owner.name, manager: person.lines[0]?.manager.name ?? null },
    role:
      person.id === viewer.personId
        ? ("participant" as const)
        : assignment.owner.id === viewer.personId
          ? ("owner" as const)
          : ("manager" as const),
    checkIns: checkIns.map(({ author, at, ...one }) => ({ ...one, by: author.name, day: dayAt(at, viewer.timeZone) })),
    page,
    pages: Math.max(1, Math.ceil(Math.min(total, countedUpTo) / checkInsPage)),
    today: today(viewer.timeZone),
  };
}

export type ParticipationView = NonNullable<Awaited<ReturnType<typeof getParticipation>>>;

/** What this viewer does or did, and what those who report to them do or did, the newest first. */
export async function listParticipations(viewer: Viewer, page = 1) {
  const where: Prisma.ParticipationWhereInput = {
    AND: [
      visible.participations(viewer),
      {
        interest: {
          person: { OR: [{ id: viewer.personId }, { lines: { some: { managerId: viewer.personId, endedOn: null } } }] },
        },
      },
    ],
  };
  const [rows, total] = await Promise.all([
    db(viewer).participation.findMany({
      where,
      orderBy: [{ startedOn: "desc" }, { id: "desc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
      select: {
        id: true,
        startedOn: true,
        endedOn: true,
        interest: {
          select: {
            person: { select: { id: true, name: true } },
            assignment: { select: { title: true, hours: true, endsOn: true, owner: { select: { name: true } } } },
          },
        },
      },
    }),
    db(viewer).participation.count({ where, take: countedUpTo + 1 }),
  ]);
  await recordReads(viewer, [...new Set(rows.map((row) => row.interest.person.id))], "participation");
  return {
    participations: rows.map(({ interest: { person, assignment }, startedOn, endedOn, ...row }) => ({
      ...row,
      startedOn: dayOf(startedOn),
      endedOn: endedOn && dayOf(endedOn),
      endsOn: dayOf(assignment.endsOn),
      title: assignment.title,
      hours: assignment.hours,
      owner: assignment.owner.name,
      who: person.id === viewer.personId ? "You" : person.name,
    })),
    today: today(viewer.timeZone),
    pages: Math.max(1, Math.ceil(Math.min(total, countedUpTo) / pageSize)),
  };
}

export type ParticipationListView = Awaited<ReturnType<typeof listParticipations>>;
