import "server-only";
import { createHmac } from "node:crypto";
import { can, visible } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { dateOf, dayAt, latestDay } from "@/lib/clock";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { boundOf } from "./rules";

/** Notes on one page. */
const pageSize = 20;
const leaversShown = 200;

/** A sealed note as its author's browser made it; see components/private-notes. */
type Sealed = { v: 1; iterations: number; salt: string; iv: string; data: string };

/** Those who left, of whom the viewer still has notes: nowhere else does one come by them. */
export async function listNotedLeavers(viewer: Viewer) {
  const day = dateOf(latestDay());
  return db(viewer).person.findMany({
    where: { leftOn: { lte: day }, notesAboutMe: { some: { authorId: viewer.personId, removedAt: null } } },
    orderBy: { name: "asc" },
    take: leaversShown,
    select: { handle: true, name: true },
  });
}

/**
 * What the viewer keeps about somebody, the newest first, and what they took away this week; of somebody who left, as
 * long as there is any. Null when there is no such person.
 */
export async function listNotes(viewer: Viewer, handle: string, { page = 1 }: { page?: number } = {}) {
  const person = await db(viewer).person.findFirst({
    where: {
      handle,
      // An administrator sees everybody: a filter without conditions, which would find nobody beside another one.
      ...(can.administer(viewer) ? {} : { OR: [visible.people(viewer), { notesAboutMe: { some: { authorId: viewer.personId } } }] }),
    },
    select: { id: true, handle: true, name: true, leftOn: true },
  });
  if (!person) return null;
  const where = { authorId: viewer.personId, personId: person.id };
  const select = { id: true, kind: true, words: true, sealed: true, createdAt: true, version: true } as const;
  const [rows, total, removed] = await Promise.all([
    db(viewer).privateNote.findMany({
      where: { ...where, removedAt: null },
      orderBy: { createdAt: "desc" },
      skip: (page - 1) * pageSize,
      take: pageSize,
      select,
    }),
    db(viewer).privateNote.count({ where: { ...where, removedAt: null } }),
    db(viewer).privateNote.findMany({
      where: { ...where, removedAt: { gt: new Date(Date.now() - 7 * 86_400_000) } },
      orderBy: { removedAt: "desc" },
      take: 5,
      select: { id: true, version: true, createdAt: true },
    }),
  ]);
  const dayOf = (at: Date) => dayAt(at, viewer.timeZone);
  return {
    person: {
      handle: person.handle,
      name: person.name,
      hasLeft: person.leftOn !== null && person.leftOn <= dateOf(latestDay()),
    },
    bound: boundOf(viewer, person.id),
    /** What unfinished notes are sealed with on the viewer's device: given to them alone, and only while they are signed in. */
    draftSecret: createHmac("sha256", env().NEXTAUTH_SECRET).update(`drafts of ${viewer.personId}`).digest("base64"),
    notes: rows.map(({ createdAt, words, sealed, kind: _, ...note }) => ({
      ...note,
      day: dayOf(createdAt),
      words,
      sealed: sealed as Sealed | null,
    })),
    removed: removed.map(({ createdAt, ...note }) => ({ ...note, day: dayOf(createdAt) })),
    page,
    pages: Math.max(1, Math.ceil(total / pageSize)),
  };
}

export type NotesView = NonNullable<Awaited<ReturnType<typeof listNotes>>>;
