import "server-only";
import { visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dayOf } from "@/lib/clock";
import { db } from "@/lib/db";

export const pageSize = 50;
const countedUpTo = 1000;

const paged = (page: number) => ({ skip: (page - 1) * pageSize, take: pageSize });
const pagesOf = (total: number) => Math.max(1, Math.ceil(Math.min(total, countedUpTo) / pageSize));

/** What was changed, latest first: everything this viewer may know of, or only what is about them. */
export async function listEvents(viewer: Viewer, { page = 1, aboutMe = false }: { page?: number; aboutMe?: boolean } = {}) {
  const where = aboutMe ? { AND: [visible.auditEvents(viewer), { aboutId: viewer.personId }] } : visible.auditEvents(viewer);
  const who = { select: { handle: true, name: true } };
  const [events, total] = await Promise.all([
    db(viewer).auditEvent.findMany({
      where,
      orderBy: [{ at: "desc" }, { id: "desc" }],
      ...paged(page),
      select: { id: true, at: true, event: true, fields: true, actor: who, about: who },
    }),
    db(viewer).auditEvent.count({ where, take: countedUpTo + 1 }),
  ]);
  return { events, total, page, pages: pagesOf(total) };
}

export type EventsView = Awaited<ReturnType<typeof listEvents>>;

/** Who read this viewer's records, latest first. */
export async function listReads(viewer: Viewer, { page = 1 }: { page?: number } = {}) {
  const where = visible.accessEvents(viewer);
  const [reads, total] = await Promise.all([
    db(viewer).accessEvent.findMany({
      where,
      orderBy: [{ lastAt: "desc" }, { readerId: "asc" }],
      ...paged(page),
      select: { kind: true, day: true, lastAt: true, times: true, reader: { select: { handle: true, name: true } } },
    }),
    db(viewer).accessEvent.count({ where, take: countedUpTo + 1 }),
  ]);
  return { reads: reads.map(({ day, ...read }) => ({ ...read, day: dayOf(day) })), total, page, pages: pagesOf(total) };
}

export type ReadsView = Awaited<ReturnType<typeof listReads>>;
