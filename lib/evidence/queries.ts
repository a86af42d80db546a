import "server-only";
import { can, visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { type Day, dateOf, dayOf, today } from "@/lib/clock";
import { db, recordReads } from "@/lib/db";
import { recogniseLink } from "@/lib/links/rules";
import { asTyped } from "@/lib/people/rules";
import type { Prisma } from "@/prisma/generated/client";
import { id as uuid } from "@/lib/text";
import type { Kind, SharingStep } from "./rules";

/** Pieces on one page of a list, and how many are counted before "more than". */
export const evidencePageSize = 30;
const countedUpTo = 1000;
/** Pieces in one brag document. */
const bragSize = 200;

export type EvidenceSearch = { kind?: Kind | null; competency?: string | null; search?: string; page?: number };

const piece = {
  id: true,
  kind: true,
  happenedOn: true,
  title: true,
  plainLine: true,
  words: true,
  links: true,
  sharingStep: true,
  shared: true,
  version: true,
  competencies: { select: { competency: { select: { key: true, name: true } } } },
  decision: {
    select: {
      leftOut: true,
      why: true,
      upkeep: true,
      affected: true,
      afterwards: true,
      revisitOn: true,
      outcome: true,
      outcomeWords: true,
    },
  },
  claim: { select: { ability: true, answer: true, correction: true, colleague: { select: { handle: true, name: true } } } },
} as const satisfies Prisma.EvidenceSelect;
type Row = Prisma.EvidenceGetPayload<{ select: typeof piece }>;

/** A person's evidence as this viewer may read it, newest first, or null for whoever may read none. */
export async function listEvidence(viewer: Viewer, handle: string, { kind, competency, search = "", page = 1 }: EvidenceSearch = {}) {
  const person = await readable(viewer, handle);
  if (!person) return null;
  const words = search ? { contains: asTyped(search), mode: "insensitive" as const } : null;
  const where: Prisma.EvidenceWhereInput = {
    AND: [
      visible.evidence(viewer),
      { personId: person.id },
      kind ? { kind } : {},
      competency ? { competencies: { some: { competency: { key: competency } } } } : {},
      words ? { OR: [{ title: words }, { plainLine: words }, { words }, { claim: { correction: words } }] } : {},
    ],
  };
  const [rows, total] = await Promise.all([
    db(viewer).evidence.findMany({
      where,
      orderBy: [{ happenedOn: "desc" }, { id: "desc" }],
      skip: (page - 1) * evidencePageSize,
      take: evidencePageSize,
      select: piece,
    }),
    db(viewer).evidence.count({ where, take: countedUpTo + 1 }),
    recordReads(viewer, [person.id], "evidence"),
  ]);
  return {
    person,
    pieces: rows.map(asPiece),
    total,
    page,
    pages: Math.max(1, Math.ceil(Math.min(total, countedUpTo) / evidencePageSize)),
    canEdit: can.editPlan(viewer, person),
  };
}

export type EvidenceListView = NonNullable<Awaited<ReturnType<typeof listEvidence>>>;
export type PieceView = EvidenceListView["pieces"][number];

/** One's own pieces of a stretch of days for a document to print, by kind; private ones only when asked for. */
export async function getBrag(viewer: Viewer, { from, to, withPrivate }: { from: Day; to: Day; withPrivate: boolean }) {
  const [person, rows] = await Promise.all([
    readable(viewer, viewer.handle),
    db(viewer).evidence.findMany({
      where: {
        ...visible.ownEvidence(viewer),
        happenedOn: { gte: dateOf(from), lte: dateOf(to) },
        OR: [{ claim: null }, { claim: { answer: { in: ["confirmed", "corrected"] } } }],
        ...(withPrivate ? {} : { shared: true }),
      },
      orderBy: [{ happenedOn: "desc" }, { id: "desc" }],
      take: bragSize,
      select: piece,
    }),
  ]);
  return person && { person, from, to, withPrivate, pieces: rows.map(asPiece), isCut: rows.length === bragSize };
}

export type BragView = NonNullable<Awaited<ReturnType<typeof getBrag>>>;

/** One piece of one's own, to be changed; null for anything else. */
export async function getEvidence(viewer: Viewer, id: string) {
  if (!uuid.safeParse(id).success) return null;
  const row = await db(viewer).evidence.findFirst({
    where: { id, ...visible.ownEvidence(viewer) },
    select: { ...piece, competencies: { select: { competencyId: true, competency: { select: { key: true, name: true } } } } },
  });
  return row && { ...asPiece(row), competencyIds: row.competencies.map((one) => one.competencyId) };
}

export type EvidenceView = NonNullable<Awaited<ReturnType<typeof getEvidence>>>;

/** What a form for evidence offers: competencies of one's own ladder by group, colleagues one works with, and who would read it. */
export async function getEvidenceChoices(viewer: Viewer) {
  const [person, placement, plan, colleagues] = await Promise.all([
    readable(viewer, viewer.handle),
    db(viewer).placement.findFirst({
      where: { personId: viewer.personId, endedOn: null },
      select: { level: { select: { versionId: true } } },
    }),
    db(viewer).growthPlan.findFirst({ where: visible.ownPlan(viewer), select: { aimLevel: { select: { versionId: true } } } }),
    listColleagues(viewer),
  ]);
  const versionId = plan?.aimLevel?.versionId ?? placement?.level.versionId;
  const groups = await db(viewer).competencyGroup.findMany({
    where: { versionId: versionId ?? (await standardVersion(viewer)) },
    orderBy: { order: "asc" },
    select: { name: true, competencies: { orderBy: { order: "asc" }, select: { id: true, key: true, name: true } } },
  });
  return { groups, colleagues, managerName: person?.managerName ?? null, today: today(viewer.timeZone) };
}

export type EvidenceChoices = Awaited<ReturnType<typeof getEvidenceChoices>>;

/** How often one took each step of the sharing path. */
export async function countSharingSteps(viewer: Viewer): Promise<Partial<Record<SharingStep, number>>> {
  const rows = await db(viewer).evidence.groupBy({
    by: ["sharingStep"],
    where: { ...visible.ownEvidence(viewer), sharingStep: { not: null } },
    _count: true,
  });
  return Object.fromEntries(rows.map((row) => [row.sharingStep, row._count]));
}

async function readable(viewer: Viewer, handle: string) {
  const person = await db(viewer).person.findFirst({
    where: { handle, ...visible.line(viewer) },
    select: {
      id: true,
      handle: true,
      name: true,
      title: true,
      linePath: true,
      lines: { where: { endedOn: null }, select: { manager: { select: { name: true } } } },
    },
  });
  if (!person) return null;
  const { lines, ...facts } = person;
  return { ...facts, managerName: lines[0]?.manager.name ?? null };
}

// Those with the same manager, those who report to the viewer, and the manager: enough to pick from by name.
function listColleagues(viewer: Viewer) {
  return db(viewer).$queryRaw<{ handle: string; name: string }[]>`
    WITH own AS (SELECT manager_id FROM reporting_line WHERE person_id = ${viewer.personId}::uuid AND ended_on IS NULL),
         near AS (SELECT manager_id AS id FROM own UNION SELECT person_id FROM reporting_line WHERE ended_on IS NULL AND manager_id = ${viewer.personId}::uuid
                  UNION SELECT l.person_id FROM own JOIN reporting_line l ON l.manager_id = own.manager_id AND l.ended_on IS NULL)
    SELECT p.handle, p.name FROM near JOIN person p ON p.id = near.id
     WHERE p.id <> ${viewer.personId}::uuid AND (p.left_on IS NULL OR p.left_on > day_in(p.time_zone))
     ORDER BY p.name LIMIT 50`;
}

async function standardVersion(viewer: Viewer): Promise<string> {
  const version = await db(viewer).frameworkVersion.findFirst({
    where: { AND: [visible.frameworkVersions(viewer), { state: "published" }] },
    orderBy: { publishedAt: "asc" },
    select: { id: true },
  });
  return version?.id ?? "00000000-0000-0000-0000-000000000000";
}

function asPiece({ happenedOn, competencies, decision, links, ...row }: Row) {
  return {
    ...row,
    happenedOn: dayOf(happenedOn),
    links: links.map((url) => ({ url, ...recogniseLink(url) })),
    competencies: competencies.map((one) => one.competency),
    decision: decision && { ...decision, revisitOn: decision.revisitOn && dayOf(decision.revisitOn) },
  };
}
