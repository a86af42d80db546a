import "server-only";
import { can, visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dayOf } from "@/lib/clock";
import { db, recordReads } from "@/lib/db";
import { permit } from "@/lib/errors";
import { listUnits } from "@/lib/org-units/queries";
import { unitPathNames } from "@/lib/org-units/rules";
import { asTyped } from "./rules";

/** People on one page of the directory, and how many are counted before "more than". */
export const pageSize = 50;
export const countedUpTo = 1000;

const level = {
  select: {
    id: true,
    key: true,
    title: true,
    code: true,
    track: { select: { key: true, name: true, kind: true } },
    version: { select: { framework: { select: { key: true } } } },
  },
} as const;

/** The directory, by name; what somebody searches for may stand anywhere in a name. */
export async function listPeople(viewer: Viewer, { search = "", page = 1 }: { search?: string; page?: number } = {}) {
  const words = asTyped(search);
  const where = { AND: [visible.people(viewer), words ? { name: { contains: words, mode: "insensitive" as const } } : {}] };
  const [people, total] = await Promise.all([
    db(viewer).person.findMany({
      where,
      orderBy: [{ name: "asc" }, { id: "asc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
      select: {
        id: true,
        handle: true,
        name: true,
        title: true,
        leftOn: true,
        orgUnit: { select: { name: true } },
        lines: { where: { endedOn: null, manager: visible.people(viewer) }, select: { manager: { select: { handle: true, name: true } } } },
        placements: { where: { endedOn: null }, select: { level } },
      },
    }),
    db(viewer).person.count({ where, take: countedUpTo + 1 }),
  ]);
  return {
    people: people.map(({ lines, placements, orgUnit, leftOn, ...person }) => ({
      ...person,
      unit: orgUnit?.name ?? "",
      leftOn: leftOn && dayOf(leftOn),
      manager: lines[0]?.manager ?? null,
      level: placements[0]?.level ?? null,
    })),
    total,
    page,
    pages: Math.max(1, Math.ceil(Math.min(total, countedUpTo) / pageSize)),
  };
}

export type DirectoryView = Awaited<ReturnType<typeof listPeople>>;

/** What everybody may know of somebody; the history of their levels for those who may read it (null otherwise). */
export async function getPerson(viewer: Viewer, handle: string) {
  const person = await db(viewer).person.findFirst({
    where: { handle, ...visible.people(viewer) },
    select: {
      id: true,
      handle: true,
      name: true,
      title: true,
      otherTitles: true,
      location: true,
      timeZone: true,
      startedOn: true,
      leftOn: true,
      linePath: true,
      orgUnit: { select: { id: true, key: true, path: true } },
      lines: {
        where: { endedOn: null, manager: visible.people(viewer) },
        select: { startedOn: true, manager: { select: { handle: true, name: true } } },
      },
      reports: {
        where: { endedOn: null, person: visible.people(viewer) },
        orderBy: { person: { name: "asc" } },
        take: pageSize,
        select: { person: { select: { handle: true, name: true, title: true } } },
      },
      placements: { where: { endedOn: null }, select: { startedOn: true, level } },
    },
  });
  if (!person) return null;
  const { linePath, lines, reports, placements, orgUnit, startedOn, leftOn, ...facts } = person;
  const [units, history, reportCount] = await Promise.all([
    orgUnit ? db(viewer).orgUnit.findMany({ where: { node: { in: orgUnit.path.split(".") } }, select: { node: true, name: true } }) : [],
    can.readPlacementHistory(viewer, { id: person.id, linePath }) ? readHistory(viewer, person.id) : null,
    // Counted apart: within the query above it would be counted for everybody.
    db(viewer).reportingLine.count({ where: { managerId: person.id, endedOn: null, person: visible.people(viewer) } }),
  ]);
  return {
    ...facts,
    linePath,
    startedOn: dayOf(startedOn),
    leftOn: leftOn && dayOf(leftOn),
    unit: orgUnit && {
      id: orgUnit.id,
      key: orgUnit.key,
      path: unitPathNames(orgUnit.path, new Map(units.map(({ node, name }) => [node, name]))),
    },
    manager: lines[0]?.manager ?? null,
    managerSince: lines[0] ? dayOf(lines[0].startedOn) : null,
    reports: reports.map(({ person: report }) => report),
    reportCount,
    level: placements[0]?.level ?? null,
    levelSince: placements[0] ? dayOf(placements[0].startedOn) : null,
    history,
  };
}

export type PersonView = NonNullable<Awaited<ReturnType<typeof getPerson>>>;

async function readHistory(viewer: Viewer, personId: string) {
  const [placements] = await Promise.all([
    db(viewer).placement.findMany({
      where: { personId },
      orderBy: { startedOn: "desc" },
      select: { id: true, startedOn: true, endedOn: true, reason: true, level },
    }),
    recordReads(viewer, [personId], "placement history"),
  ]);
  return placements.map(({ startedOn, endedOn, ...placement }) => ({
    ...placement,
    startedOn: dayOf(startedOn),
    endedOn: endedOn && dayOf(endedOn),
  }));
}

/** What the forms about one person offer, and the rights they hold. For administrators. */
export async function getPersonChoices(viewer: Viewer, personId: string) {
  permit(can.administer(viewer));
  const [person, grants, choices] = await Promise.all([
    db(viewer).person.findFirst({ where: { id: personId }, select: { email: true, employeeNumber: true } }),
    db(viewer).grant.findMany({
      where: { personId },
      orderBy: { createdAt: "asc" },
      select: { id: true, kind: true, orgUnit: { select: { name: true } } },
    }),
    getHireChoices(viewer),
  ]);
  return { email: person?.email ?? null, employeeNumber: person?.employeeNumber ?? null, grants, ...choices };
}

/** Units, levels and those who lead people, by name. For administrators. */
export async function getHireChoices(viewer: Viewer) {
  permit(can.administer(viewer));
  const [units, levels, people] = await Promise.all([
    listUnits(viewer),
    db(viewer).level.findMany({
      where: { version: { state: "published" } },
      orderBy: [
        { version: { framework: { name: "asc" } } },
        { version: { publishedAt: "desc" } },
        { track: { position: "asc" } },
        { order: "asc" },
      ],
      select: {
        id: true,
        title: true,
        code: true,
        track: { select: { name: true } },
        version: { select: { label: true, framework: { select: { name: true } } } },
      },
    }),
    // The field takes anybody; more suggestions than this help nobody.
    db(viewer).person.findMany({
      where: { leftOn: null, reports: { some: { endedOn: null } } },
      orderBy: { name: "asc" },
      take: 200,
      select: { handle: true, name: true },
    }),
  ]);
  return { units, levels, people };
}

/** How many people, units and changes there are. For administrators. */
export async function countForAdministrators(viewer: Viewer) {
  permit(can.administer(viewer));
  const [people, units, withoutManager, withoutLevel, administrators] = await Promise.all([
    db(viewer).person.count({ where: { leftOn: null } }),
    db(viewer).orgUnit.count(),
    db(viewer).person.count({ where: { leftOn: null, lines: { none: { endedOn: null } } } }),
    db(viewer).person.count({ where: { leftOn: null, placements: { none: { endedOn: null } } } }),
    db(viewer).grant.count({ where: { kind: "administrator", person: { leftOn: null } } }),
  ]);
  return { people, units, withoutManager, withoutLevel, administrators };
}
