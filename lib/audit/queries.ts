import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dayOf } from "@/lib/clock";
import { db } from "@/lib/db";
import { Prisma } from "@/prisma/generated/client";

export const pageSize = 50;
const countedUpTo = 1000;

const paged = (page: number) => ({ skip: (page - 1) * pageSize, take: pageSize });
const pagesOf = (total: number) => Math.max(1, Math.ceil(Math.min(total, countedUpTo) / pageSize));

type EventRow = {
  id: string;
  at: Date;
  event: string;
  fields: string[];
  actor: { handle: string; name: string } | null;
  about: { handle: string; name: string } | null;
};

/**
 * What was changed, latest first: everything this viewer may know of, or only what is about them. `older` is where the
 * next page begins, or null after the last; a `before` that names no place begins at the latest.
 */
export async function listEvents(viewer: Viewer, { before, aboutMe = false }: { before?: string | undefined; aboutMe?: boolean } = {}) {
  const [, at = null, id = null] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(before ?? "") ?? [];
  const start = Prisma.sql`(coalesce(${at}::timestamptz, 'infinity'), coalesce(${id}::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))`;
  const latest = Prisma.sql`(e.at, e.id) < ${start} ORDER BY e.at DESC, e.id DESC LIMIT ${pageSize + 1}`;
  const rows = await db(viewer).$queryRaw<EventRow[]>`
    WITH found AS (
      SELECT e.* FROM unnest(${aboutMe ? [] : visible.auditNouns(viewer)}::text[]) AS noun
       CROSS JOIN LATERAL (SELECT id, at, event, fields, actor_id, about_id FROM audit_event e WHERE split_part(e.event, '.', 1) = noun AND ${latest}) e
       UNION
      (SELECT id, at, event, fields, actor_id, about_id FROM audit_event e WHERE e.about_id = ${viewer.personId}::uuid AND ${latest}))
    SELECT e.id, e.at, e.event, e.fields,
           CASE WHEN a.id IS NOT NULL THEN json_build_object('handle', a.handle, 'name', a.name) END AS actor,
           CASE WHEN o.id IS NOT NULL THEN json_build_object('handle', o.handle, 'name', o.name) END AS about
      FROM found e LEFT JOIN person a ON a.id = e.actor_id LEFT JOIN person o ON o.id = e.about_id
     ORDER BY e.at DESC, e.id DESC LIMIT ${pageSize + 1}`;
  const events = rows.slice(0, pageSize);
  const last = events.at(-1);
  return { events, older: last && rows.length > pageSize ? `${last.at.toISOString()}_${last.id}` : null };
}

export type EventsView = Awaited<ReturnType<typeof listEvents>>;

/** Who read this viewer's records, latest first. */
export async function listReads(viewer: Viewer, { page = 1 }: { page?: number } = {}) {
  const where = visible.accessEvents(viewer);
  const [reads, total] = await Promise.all([
    db(viewer).accessEvent.findMany({
      where,
      // The day first, as the index of each quarter has it.
      orderBy: [{ day: "desc" }, { lastAt: "desc" }, { readerId: "asc" }, { kind: "asc" }],
      ...paged(page),
      select: { kind: true, day: true, lastAt: true, times: true, reader: { select: { handle: true, name: true } } },
    }),
    db(viewer).accessEvent.count({ where, take: countedUpTo + 1 }),
  ]);
  return { reads: reads.map(({ day, ...read }) => ({ ...read, day: dayOf(day) })), total, page, pages: pagesOf(total) };
}

export type ReadsView = Awaited<ReturnType<typeof listReads>>;
