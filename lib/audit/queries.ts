import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dayOf } from "@/lib/clock";
import { db } from "@/lib/db";
import { asTyped } from "@/lib/people/rules";
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

type Asked = { before?: string | undefined; after?: string | undefined; aboutMe?: boolean; kind?: string; search?: string };

/**
 * What was changed, latest first: everything this viewer may know of, or only what is about them; of one kind and of
 * whoever has a name like `search`, if asked. `older` and `newer` are where the pages beside this one begin, or null
 * where there is none; a place that names none begins at the latest.
 */
export async function listEvents(viewer: Viewer, { before, after, aboutMe = false, kind = "", search = "" }: Asked = {}) {
  const upwards = placeOf(after);
  const [at, id] = upwards ?? placeOf(before) ?? ["infinity", "ffffffff-ffff-ffff-ffff-ffffffffffff"];
  const place = Prisma.sql`(${at}::timestamptz, ${id}::uuid)`;
  const pattern = `%${asTyped(search)}%`;
  const named = search.trim()
    ? Prisma.sql`AND EXISTS (SELECT FROM person p WHERE p.id IN (e.actor_id, e.about_id) AND (p.name ILIKE ${pattern} OR p.handle ILIKE ${pattern}))`
    : Prisma.empty;
  const ofKind = kind ? Prisma.sql`AND split_part(e.event, '.', 1) = ${kind}` : Prisma.empty;
  const order = upwards ? Prisma.sql`ORDER BY e.at, e.id` : Prisma.sql`ORDER BY e.at DESC, e.id DESC`;
  const beside = upwards ? Prisma.sql`(e.at, e.id) > ${place}` : Prisma.sql`(e.at, e.id) < ${place}`;
  const next = Prisma.sql`${beside} ${ofKind} ${named} ${order} LIMIT ${pageSize + 1}`;
  const rows = await db(viewer).$queryRaw<EventRow[]>`
    WITH found AS (
      SELECT e.* FROM unnest(${aboutMe ? [] : visible.auditNouns(viewer)}::text[]) AS noun
       CROSS JOIN LATERAL (SELECT id, at, event, fields, actor_id, about_id FROM audit_event e WHERE split_part(e.event, '.', 1) = noun AND ${next}) e
       UNION
      (SELECT id, at, event, fields, actor_id, about_id FROM audit_event e WHERE e.about_id = ${viewer.personId}::uuid AND ${next}))
    SELECT e.id, e.at, e.event, e.fields,
           CASE WHEN a.id IS NOT NULL THEN json_build_object('handle', a.handle, 'name', a.name) END AS actor,
           CASE WHEN o.id IS NOT NULL THEN json_build_object('handle', o.handle, 'name', o.name) END AS about
      FROM found e LEFT JOIN person a ON a.id = e.actor_id LEFT JOIN person o ON o.id = e.about_id
     ${order} LIMIT ${pageSize + 1}`;
  const isMore = rows.length > pageSize;
  const events = upwards ? rows.slice(0, pageSize).reverse() : rows.slice(0, pageSize);
  const [first, last] = [events[0], events.at(-1)];
  return {
    events,
    older: last && (upwards || isMore) ? cursorOf(last) : null,
    newer: first && (upwards ? isMore : placeOf(before)) ? cursorOf(first) : null,
  };
}

const cursorOf = ({ at, id }: EventRow) => `${at.toISOString()}_${id}`;

function placeOf(cursor: string | undefined): [at: string, id: string] | null {
  const [, at, id] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(cursor ?? "") ?? [];
  return at && id ? [at, id] : null;
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
